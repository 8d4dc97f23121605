# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
"""The classes of requests and answers. Each is imported when it is first asked for"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .alibaba_happyhorse_10 import AlibabaHappyhorse10
    from .alibaba_happyhorse_10_aspect_ratio import AlibabaHappyhorse10AspectRatio
    from .alibaba_happyhorse_10_audio_setting import AlibabaHappyhorse10AudioSetting
    from .alibaba_happyhorse_10_duration import AlibabaHappyhorse10Duration
    from .alibaba_happyhorse_10_resolution import AlibabaHappyhorse10Resolution
    from .alibaba_happyhorse_11 import AlibabaHappyhorse11
    from .alibaba_happyhorse_11_aspect_ratio import AlibabaHappyhorse11AspectRatio
    from .alibaba_happyhorse_11_duration import AlibabaHappyhorse11Duration
    from .alibaba_happyhorse_11_resolution import AlibabaHappyhorse11Resolution
    from .alibaba_wan_21t2v_plus import AlibabaWan21T2VPlus
    from .alibaba_wan_21t2v_plus_aspect_ratio import AlibabaWan21T2VPlusAspectRatio
    from .alibaba_wan_21t2v_plus_resolution import AlibabaWan21T2VPlusResolution
    from .alibaba_wan_21t2v_turbo import AlibabaWan21T2VTurbo
    from .alibaba_wan_21t2v_turbo_aspect_ratio import AlibabaWan21T2VTurboAspectRatio
    from .alibaba_wan_21t2v_turbo_resolution import AlibabaWan21T2VTurboResolution
    from .alibaba_wan_22_vace_fun_a14b_depth import AlibabaWan22VaceFunA14BDepth
    from .alibaba_wan_22_vace_fun_a14b_depth_acceleration import (
        AlibabaWan22VaceFunA14BDepthAcceleration,
    )
    from .alibaba_wan_22_vace_fun_a14b_depth_aspect_ratio import (
        AlibabaWan22VaceFunA14BDepthAspectRatio,
    )
    from .alibaba_wan_22_vace_fun_a14b_depth_interpolator_model import (
        AlibabaWan22VaceFunA14BDepthInterpolatorModel,
    )
    from .alibaba_wan_22_vace_fun_a14b_depth_resolution import (
        AlibabaWan22VaceFunA14BDepthResolution,
    )
    from .alibaba_wan_22_vace_fun_a14b_depth_video_quality import (
        AlibabaWan22VaceFunA14BDepthVideoQuality,
    )
    from .alibaba_wan_22_vace_fun_a14b_depth_video_write_mode import (
        AlibabaWan22VaceFunA14BDepthVideoWriteMode,
    )
    from .alibaba_wan_22_vace_fun_a14b_inpainting import (
        AlibabaWan22VaceFunA14BInpainting,
    )
    from .alibaba_wan_22_vace_fun_a14b_inpainting_acceleration import (
        AlibabaWan22VaceFunA14BInpaintingAcceleration,
    )
    from .alibaba_wan_22_vace_fun_a14b_inpainting_aspect_ratio import (
        AlibabaWan22VaceFunA14BInpaintingAspectRatio,
    )
    from .alibaba_wan_22_vace_fun_a14b_inpainting_interpolator_model import (
        AlibabaWan22VaceFunA14BInpaintingInterpolatorModel,
    )
    from .alibaba_wan_22_vace_fun_a14b_inpainting_resolution import (
        AlibabaWan22VaceFunA14BInpaintingResolution,
    )
    from .alibaba_wan_22_vace_fun_a14b_inpainting_video_quality import (
        AlibabaWan22VaceFunA14BInpaintingVideoQuality,
    )
    from .alibaba_wan_22_vace_fun_a14b_inpainting_video_write_mode import (
        AlibabaWan22VaceFunA14BInpaintingVideoWriteMode,
    )
    from .alibaba_wan_22_vace_fun_a14b_outpainting import (
        AlibabaWan22VaceFunA14BOutpainting,
    )
    from .alibaba_wan_22_vace_fun_a14b_outpainting_acceleration import (
        AlibabaWan22VaceFunA14BOutpaintingAcceleration,
    )
    from .alibaba_wan_22_vace_fun_a14b_outpainting_aspect_ratio import (
        AlibabaWan22VaceFunA14BOutpaintingAspectRatio,
    )
    from .alibaba_wan_22_vace_fun_a14b_outpainting_interpolator_model import (
        AlibabaWan22VaceFunA14BOutpaintingInterpolatorModel,
    )
    from .alibaba_wan_22_vace_fun_a14b_outpainting_resolution import (
        AlibabaWan22VaceFunA14BOutpaintingResolution,
    )
    from .alibaba_wan_22_vace_fun_a14b_outpainting_video_quality import (
        AlibabaWan22VaceFunA14BOutpaintingVideoQuality,
    )
    from .alibaba_wan_22_vace_fun_a14b_outpainting_video_write_mode import (
        AlibabaWan22VaceFunA14BOutpaintingVideoWriteMode,
    )
    from .alibaba_wan_22_vace_fun_a14b_pose import AlibabaWan22VaceFunA14BPose
    from .alibaba_wan_22_vace_fun_a14b_pose_acceleration import (
        AlibabaWan22VaceFunA14BPoseAcceleration,
    )
    from .alibaba_wan_22_vace_fun_a14b_pose_aspect_ratio import (
        AlibabaWan22VaceFunA14BPoseAspectRatio,
    )
    from .alibaba_wan_22_vace_fun_a14b_pose_interpolator_model import (
        AlibabaWan22VaceFunA14BPoseInterpolatorModel,
    )
    from .alibaba_wan_22_vace_fun_a14b_pose_resolution import (
        AlibabaWan22VaceFunA14BPoseResolution,
    )
    from .alibaba_wan_22_vace_fun_a14b_pose_video_quality import (
        AlibabaWan22VaceFunA14BPoseVideoQuality,
    )
    from .alibaba_wan_22_vace_fun_a14b_pose_video_write_mode import (
        AlibabaWan22VaceFunA14BPoseVideoWriteMode,
    )
    from .alibaba_wan_22_vace_fun_a14b_reframe import AlibabaWan22VaceFunA14BReframe
    from .alibaba_wan_22_vace_fun_a14b_reframe_acceleration import (
        AlibabaWan22VaceFunA14BReframeAcceleration,
    )
    from .alibaba_wan_22_vace_fun_a14b_reframe_aspect_ratio import (
        AlibabaWan22VaceFunA14BReframeAspectRatio,
    )
    from .alibaba_wan_22_vace_fun_a14b_reframe_interpolator_model import (
        AlibabaWan22VaceFunA14BReframeInterpolatorModel,
    )
    from .alibaba_wan_22_vace_fun_a14b_reframe_resolution import (
        AlibabaWan22VaceFunA14BReframeResolution,
    )
    from .alibaba_wan_22_vace_fun_a14b_reframe_video_quality import (
        AlibabaWan22VaceFunA14BReframeVideoQuality,
    )
    from .alibaba_wan_22_vace_fun_a14b_reframe_video_write_mode import (
        AlibabaWan22VaceFunA14BReframeVideoWriteMode,
    )
    from .alibaba_wan_22i2v_plus import AlibabaWan22I2VPlus
    from .alibaba_wan_22i2v_plus_resolution import AlibabaWan22I2VPlusResolution
    from .alibaba_wan_22t2v_plus import AlibabaWan22T2VPlus
    from .alibaba_wan_22t2v_plus_aspect_ratio import AlibabaWan22T2VPlusAspectRatio
    from .alibaba_wan_22t2v_plus_resolution import AlibabaWan22T2VPlusResolution
    from .alibaba_wan_25i2v_preview import AlibabaWan25I2VPreview
    from .alibaba_wan_25i2v_preview_aspect_ratio import (
        AlibabaWan25I2VPreviewAspectRatio,
    )
    from .alibaba_wan_25i2v_preview_duration import AlibabaWan25I2VPreviewDuration
    from .alibaba_wan_25i2v_preview_resolution import AlibabaWan25I2VPreviewResolution
    from .alibaba_wan_25t2v_preview import AlibabaWan25T2VPreview
    from .alibaba_wan_25t2v_preview_aspect_ratio import (
        AlibabaWan25T2VPreviewAspectRatio,
    )
    from .alibaba_wan_25t2v_preview_duration import AlibabaWan25T2VPreviewDuration
    from .alibaba_wan_25t2v_preview_resolution import AlibabaWan25T2VPreviewResolution
    from .alibaba_wan_26_image_to_video_flash import AlibabaWan26ImageToVideoFlash
    from .alibaba_wan_26_image_to_video_flash_duration import (
        AlibabaWan26ImageToVideoFlashDuration,
    )
    from .alibaba_wan_26_image_to_video_flash_resolution import (
        AlibabaWan26ImageToVideoFlashResolution,
    )
    from .alibaba_wan_26_image_to_video_flash_shot_type import (
        AlibabaWan26ImageToVideoFlashShotType,
    )
    from .alibaba_wan_26i2v import AlibabaWan26I2V
    from .alibaba_wan_26i2v_duration import AlibabaWan26I2VDuration
    from .alibaba_wan_26i2v_resolution import AlibabaWan26I2VResolution
    from .alibaba_wan_26i2v_shot_type import AlibabaWan26I2VShotType
    from .alibaba_wan_26r2v import AlibabaWan26R2V
    from .alibaba_wan_26r2v_aspect_ratio import AlibabaWan26R2VAspectRatio
    from .alibaba_wan_26r2v_duration import AlibabaWan26R2VDuration
    from .alibaba_wan_26r2v_resolution import AlibabaWan26R2VResolution
    from .alibaba_wan_26r2v_shot_type import AlibabaWan26R2VShotType
    from .alibaba_wan_26t2v import AlibabaWan26T2V
    from .alibaba_wan_26t2v_aspect_ratio import AlibabaWan26T2VAspectRatio
    from .alibaba_wan_26t2v_duration import AlibabaWan26T2VDuration
    from .alibaba_wan_26t2v_resolution import AlibabaWan26T2VResolution
    from .alibaba_wan_26t2v_shot_type import AlibabaWan26T2VShotType
    from .alibaba_wan_27i2v import AlibabaWan27I2V
    from .alibaba_wan_27i2v_duration import AlibabaWan27I2VDuration
    from .alibaba_wan_27i2v_resolution import AlibabaWan27I2VResolution
    from .alibaba_wan_27r2v import AlibabaWan27R2V
    from .alibaba_wan_27r2v_aspect_ratio import AlibabaWan27R2VAspectRatio
    from .alibaba_wan_27r2v_duration import AlibabaWan27R2VDuration
    from .alibaba_wan_27r2v_resolution import AlibabaWan27R2VResolution
    from .alibaba_wan_27t2v import AlibabaWan27T2V
    from .alibaba_wan_27t2v_aspect_ratio import AlibabaWan27T2VAspectRatio
    from .alibaba_wan_27t2v_duration import AlibabaWan27T2VDuration
    from .alibaba_wan_27t2v_resolution import AlibabaWan27T2VResolution
    from .alibaba_wan_27t2v_shot_type import AlibabaWan27T2VShotType
    from .alibaba_wan_2214b_animate_move import AlibabaWan2214BAnimateMove
    from .alibaba_wan_2214b_animate_move_resolution import (
        AlibabaWan2214BAnimateMoveResolution,
    )
    from .alibaba_wan_2214b_animate_move_video_quality import (
        AlibabaWan2214BAnimateMoveVideoQuality,
    )
    from .alibaba_wan_2214b_animate_move_video_write_mode import (
        AlibabaWan2214BAnimateMoveVideoWriteMode,
    )
    from .alibaba_wan_2214b_animate_replace import AlibabaWan2214BAnimateReplace
    from .alibaba_wan_2214b_animate_replace_resolution import (
        AlibabaWan2214BAnimateReplaceResolution,
    )
    from .alibaba_wan_2214b_animate_replace_video_quality import (
        AlibabaWan2214BAnimateReplaceVideoQuality,
    )
    from .alibaba_wan_2214b_animate_replace_video_write_mode import (
        AlibabaWan2214BAnimateReplaceVideoWriteMode,
    )
    from .beeble_switchx_video_to_video import BeebleSwitchxVideoToVideo
    from .beeble_switchx_video_to_video_alpha_mode import (
        BeebleSwitchxVideoToVideoAlphaMode,
    )
    from .beeble_switchx_video_to_video_max_resolution import (
        BeebleSwitchxVideoToVideoMaxResolution,
    )
    from .blackforestlabs_flux_3_video_draft_i2v import (
        BlackforestlabsFlux3VideoDraftI2V,
    )
    from .blackforestlabs_flux_3_video_draft_i2v_aspect_ratio import (
        BlackforestlabsFlux3VideoDraftI2VAspectRatio,
    )
    from .blackforestlabs_flux_3_video_draft_i2v_resolution import (
        BlackforestlabsFlux3VideoDraftI2VResolution,
    )
    from .blackforestlabs_flux_3_video_draft_t2v import (
        BlackforestlabsFlux3VideoDraftT2V,
    )
    from .blackforestlabs_flux_3_video_draft_t2v_aspect_ratio import (
        BlackforestlabsFlux3VideoDraftT2VAspectRatio,
    )
    from .blackforestlabs_flux_3_video_draft_t2v_resolution import (
        BlackforestlabsFlux3VideoDraftT2VResolution,
    )
    from .blackforestlabs_flux_3_video_draft_v2v import (
        BlackforestlabsFlux3VideoDraftV2V,
    )
    from .blackforestlabs_flux_3_video_draft_v2v_aspect_ratio import (
        BlackforestlabsFlux3VideoDraftV2VAspectRatio,
    )
    from .blackforestlabs_flux_3_video_draft_v2v_resolution import (
        BlackforestlabsFlux3VideoDraftV2VResolution,
    )
    from .blackforestlabs_flux_3_video_i2v import BlackforestlabsFlux3VideoI2V
    from .blackforestlabs_flux_3_video_i2v_aspect_ratio import (
        BlackforestlabsFlux3VideoI2VAspectRatio,
    )
    from .blackforestlabs_flux_3_video_i2v_resolution import (
        BlackforestlabsFlux3VideoI2VResolution,
    )
    from .blackforestlabs_flux_3_video_t2v import BlackforestlabsFlux3VideoT2V
    from .blackforestlabs_flux_3_video_t2v_aspect_ratio import (
        BlackforestlabsFlux3VideoT2VAspectRatio,
    )
    from .blackforestlabs_flux_3_video_t2v_resolution import (
        BlackforestlabsFlux3VideoT2VResolution,
    )
    from .blackforestlabs_flux_3_video_v2v import BlackforestlabsFlux3VideoV2V
    from .blackforestlabs_flux_3_video_v2v_aspect_ratio import (
        BlackforestlabsFlux3VideoV2VAspectRatio,
    )
    from .blackforestlabs_flux_3_video_v2v_resolution import (
        BlackforestlabsFlux3VideoV2VResolution,
    )
    from .bytedance_dreamina_seedance_20_mini import BytedanceDreaminaSeedance20Mini
    from .bytedance_dreamina_seedance_20_mini_aspect_ratio import (
        BytedanceDreaminaSeedance20MiniAspectRatio,
    )
    from .bytedance_dreamina_seedance_20_mini_duration import (
        BytedanceDreaminaSeedance20MiniDuration,
    )
    from .bytedance_dreamina_seedance_20_mini_resolution import (
        BytedanceDreaminaSeedance20MiniResolution,
    )
    from .bytedance_dreamina_seedance_25 import BytedanceDreaminaSeedance25
    from .bytedance_dreamina_seedance_25_aspect_ratio import (
        BytedanceDreaminaSeedance25AspectRatio,
    )
    from .bytedance_dreamina_seedance_25_duration import (
        BytedanceDreaminaSeedance25Duration,
    )
    from .bytedance_dreamina_seedance_25_resolution import (
        BytedanceDreaminaSeedance25Resolution,
    )
    from .bytedance_omnihuman import BytedanceOmnihuman
    from .bytedance_omnihuman_v15 import BytedanceOmnihumanV15
    from .bytedance_seedance_10_lite_i2v import BytedanceSeedance10LiteI2V
    from .bytedance_seedance_10_lite_i2v_duration import (
        BytedanceSeedance10LiteI2VDuration,
    )
    from .bytedance_seedance_10_lite_i2v_resolution import (
        BytedanceSeedance10LiteI2VResolution,
    )
    from .bytedance_seedance_10_lite_t2v import BytedanceSeedance10LiteT2V
    from .bytedance_seedance_10_lite_t2v_aspect_ratio import (
        BytedanceSeedance10LiteT2VAspectRatio,
    )
    from .bytedance_seedance_10_lite_t2v_duration import (
        BytedanceSeedance10LiteT2VDuration,
    )
    from .bytedance_seedance_10_lite_t2v_resolution import (
        BytedanceSeedance10LiteT2VResolution,
    )
    from .bytedance_seedance_10_pro_fast import BytedanceSeedance10ProFast
    from .bytedance_seedance_10_pro_fast_duration import (
        BytedanceSeedance10ProFastDuration,
    )
    from .bytedance_seedance_10_pro_fast_resolution import (
        BytedanceSeedance10ProFastResolution,
    )
    from .bytedance_seedance_10_pro_i2v import BytedanceSeedance10ProI2V
    from .bytedance_seedance_10_pro_i2v_duration import (
        BytedanceSeedance10ProI2VDuration,
    )
    from .bytedance_seedance_10_pro_i2v_resolution import (
        BytedanceSeedance10ProI2VResolution,
    )
    from .bytedance_seedance_10_pro_t2v import BytedanceSeedance10ProT2V
    from .bytedance_seedance_10_pro_t2v_duration import (
        BytedanceSeedance10ProT2VDuration,
    )
    from .bytedance_seedance_10_pro_t2v_resolution import (
        BytedanceSeedance10ProT2VResolution,
    )
    from .bytedance_seedance_15_pro import BytedanceSeedance15Pro
    from .bytedance_seedance_15_pro_aspect_ratio import (
        BytedanceSeedance15ProAspectRatio,
    )
    from .bytedance_seedance_15_pro_duration import BytedanceSeedance15ProDuration
    from .bytedance_seedance_15_pro_resolution import BytedanceSeedance15ProResolution
    from .bytedance_seedance_20 import BytedanceSeedance20
    from .bytedance_seedance_20_aspect_ratio import BytedanceSeedance20AspectRatio
    from .bytedance_seedance_20_duration import BytedanceSeedance20Duration
    from .bytedance_seedance_20_fast import BytedanceSeedance20Fast
    from .bytedance_seedance_20_fast_aspect_ratio import (
        BytedanceSeedance20FastAspectRatio,
    )
    from .bytedance_seedance_20_fast_duration import BytedanceSeedance20FastDuration
    from .bytedance_seedance_20_fast_resolution import BytedanceSeedance20FastResolution
    from .bytedance_seedance_20_resolution import BytedanceSeedance20Resolution
    from .bytedance_seedance_25 import BytedanceSeedance25
    from .bytedance_seedance_25_aspect_ratio import BytedanceSeedance25AspectRatio
    from .bytedance_seedance_25_duration import BytedanceSeedance25Duration
    from .bytedance_seedance_25_resolution import BytedanceSeedance25Resolution
    from .error_envelope import ErrorEnvelope
    from .gen_3a_turbo import Gen3ATurbo
    from .gen_3a_turbo_aspect_ratio import Gen3ATurboAspectRatio
    from .gen_3a_turbo_duration import Gen3ATurboDuration
    from .generated_video import GeneratedVideo
    from .generation_error import GenerationError
    from .generation_meta import GenerationMeta
    from .generation_status import GenerationStatus
    from .generation_usage import GenerationUsage
    from .google_gemini_omni_flash_preview import GoogleGeminiOmniFlashPreview
    from .google_gemini_omni_flash_preview_aspect_ratio import (
        GoogleGeminiOmniFlashPreviewAspectRatio,
    )
    from .google_gemini_omni_flash_preview_delivery import (
        GoogleGeminiOmniFlashPreviewDelivery,
    )
    from .google_gemini_omni_flash_preview_duration import (
        GoogleGeminiOmniFlashPreviewDuration,
    )
    from .google_gemini_omni_flash_preview_task import GoogleGeminiOmniFlashPreviewTask
    from .google_veo_3 import GoogleVeo3
    from .google_veo_3_aspect_ratio import GoogleVeo3AspectRatio
    from .google_veo_3_duration import GoogleVeo3Duration
    from .google_veo_3_resolution import GoogleVeo3Resolution
    from .google_veo_30_fast import GoogleVeo30Fast
    from .google_veo_30_fast_aspect_ratio import GoogleVeo30FastAspectRatio
    from .google_veo_30_fast_duration import GoogleVeo30FastDuration
    from .google_veo_30_fast_resolution import GoogleVeo30FastResolution
    from .google_veo_30i2v import GoogleVeo30I2V
    from .google_veo_30i2v_aspect_ratio import GoogleVeo30I2VAspectRatio
    from .google_veo_30i2v_duration import GoogleVeo30I2VDuration
    from .google_veo_30i2v_fast import GoogleVeo30I2VFast
    from .google_veo_30i2v_fast_aspect_ratio import GoogleVeo30I2VFastAspectRatio
    from .google_veo_30i2v_fast_duration import GoogleVeo30I2VFastDuration
    from .google_veo_30i2v_fast_resolution import GoogleVeo30I2VFastResolution
    from .google_veo_30i2v_resolution import GoogleVeo30I2VResolution
    from .google_veo_31_extend_video import GoogleVeo31ExtendVideo
    from .google_veo_31_extend_video_aspect_ratio import (
        GoogleVeo31ExtendVideoAspectRatio,
    )
    from .google_veo_31_extend_video_duration import GoogleVeo31ExtendVideoDuration
    from .google_veo_31_extend_video_resolution import GoogleVeo31ExtendVideoResolution
    from .google_veo_31_fast_extend_video import GoogleVeo31FastExtendVideo
    from .google_veo_31_fast_extend_video_aspect_ratio import (
        GoogleVeo31FastExtendVideoAspectRatio,
    )
    from .google_veo_31_fast_extend_video_duration import (
        GoogleVeo31FastExtendVideoDuration,
    )
    from .google_veo_31_fast_extend_video_resolution import (
        GoogleVeo31FastExtendVideoResolution,
    )
    from .google_veo_31_first_last_image_to_video import (
        GoogleVeo31FirstLastImageToVideo,
    )
    from .google_veo_31_first_last_image_to_video_aspect_ratio import (
        GoogleVeo31FirstLastImageToVideoAspectRatio,
    )
    from .google_veo_31_first_last_image_to_video_duration import (
        GoogleVeo31FirstLastImageToVideoDuration,
    )
    from .google_veo_31_first_last_image_to_video_fast import (
        GoogleVeo31FirstLastImageToVideoFast,
    )
    from .google_veo_31_first_last_image_to_video_fast_aspect_ratio import (
        GoogleVeo31FirstLastImageToVideoFastAspectRatio,
    )
    from .google_veo_31_first_last_image_to_video_fast_duration import (
        GoogleVeo31FirstLastImageToVideoFastDuration,
    )
    from .google_veo_31_first_last_image_to_video_fast_resolution import (
        GoogleVeo31FirstLastImageToVideoFastResolution,
    )
    from .google_veo_31_first_last_image_to_video_resolution import (
        GoogleVeo31FirstLastImageToVideoResolution,
    )
    from .google_veo_31_reference_to_video import GoogleVeo31ReferenceToVideo
    from .google_veo_31_reference_to_video_duration import (
        GoogleVeo31ReferenceToVideoDuration,
    )
    from .google_veo_31_reference_to_video_resolution import (
        GoogleVeo31ReferenceToVideoResolution,
    )
    from .google_veo_31i2v import GoogleVeo31I2V
    from .google_veo_31i2v_aspect_ratio import GoogleVeo31I2VAspectRatio
    from .google_veo_31i2v_duration import GoogleVeo31I2VDuration
    from .google_veo_31i2v_fast import GoogleVeo31I2VFast
    from .google_veo_31i2v_fast_aspect_ratio import GoogleVeo31I2VFastAspectRatio
    from .google_veo_31i2v_fast_duration import GoogleVeo31I2VFastDuration
    from .google_veo_31i2v_fast_resolution import GoogleVeo31I2VFastResolution
    from .google_veo_31i2v_resolution import GoogleVeo31I2VResolution
    from .google_veo_31t2v import GoogleVeo31T2V
    from .google_veo_31t2v_aspect_ratio import GoogleVeo31T2VAspectRatio
    from .google_veo_31t2v_duration import GoogleVeo31T2VDuration
    from .google_veo_31t2v_fast import GoogleVeo31T2VFast
    from .google_veo_31t2v_fast_aspect_ratio import GoogleVeo31T2VFastAspectRatio
    from .google_veo_31t2v_fast_duration import GoogleVeo31T2VFastDuration
    from .google_veo_31t2v_fast_resolution import GoogleVeo31T2VFastResolution
    from .google_veo_31t2v_resolution import GoogleVeo31T2VResolution
    from .kling_video_v1_pro_image_to_video import KlingVideoV1ProImageToVideo
    from .kling_video_v1_pro_image_to_video_camera_control import (
        KlingVideoV1ProImageToVideoCameraControl,
    )
    from .kling_video_v1_pro_image_to_video_camera_control_config import (
        KlingVideoV1ProImageToVideoCameraControlConfig,
    )
    from .kling_video_v1_pro_image_to_video_camera_control_type import (
        KlingVideoV1ProImageToVideoCameraControlType,
    )
    from .kling_video_v1_pro_image_to_video_duration import (
        KlingVideoV1ProImageToVideoDuration,
    )
    from .kling_video_v1_pro_image_to_video_dynamic_masks_item import (
        KlingVideoV1ProImageToVideoDynamicMasksItem,
    )
    from .kling_video_v1_pro_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV1ProImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v1_pro_text_to_video import KlingVideoV1ProTextToVideo
    from .kling_video_v1_pro_text_to_video_advanced_camera_control import (
        KlingVideoV1ProTextToVideoAdvancedCameraControl,
    )
    from .kling_video_v1_pro_text_to_video_advanced_camera_control_movement_type import (
        KlingVideoV1ProTextToVideoAdvancedCameraControlMovementType,
    )
    from .kling_video_v1_pro_text_to_video_aspect_ratio import (
        KlingVideoV1ProTextToVideoAspectRatio,
    )
    from .kling_video_v1_pro_text_to_video_camera_control import (
        KlingVideoV1ProTextToVideoCameraControl,
    )
    from .kling_video_v1_pro_text_to_video_duration import (
        KlingVideoV1ProTextToVideoDuration,
    )
    from .kling_video_v1_standard_image_to_video import KlingVideoV1StandardImageToVideo
    from .kling_video_v1_standard_image_to_video_camera_control import (
        KlingVideoV1StandardImageToVideoCameraControl,
    )
    from .kling_video_v1_standard_image_to_video_camera_control_config import (
        KlingVideoV1StandardImageToVideoCameraControlConfig,
    )
    from .kling_video_v1_standard_image_to_video_camera_control_type import (
        KlingVideoV1StandardImageToVideoCameraControlType,
    )
    from .kling_video_v1_standard_image_to_video_duration import (
        KlingVideoV1StandardImageToVideoDuration,
    )
    from .kling_video_v1_standard_image_to_video_dynamic_masks_item import (
        KlingVideoV1StandardImageToVideoDynamicMasksItem,
    )
    from .kling_video_v1_standard_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV1StandardImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v1_standard_text_to_video import KlingVideoV1StandardTextToVideo
    from .kling_video_v1_standard_text_to_video_advanced_camera_control import (
        KlingVideoV1StandardTextToVideoAdvancedCameraControl,
    )
    from .kling_video_v1_standard_text_to_video_advanced_camera_control_movement_type import (
        KlingVideoV1StandardTextToVideoAdvancedCameraControlMovementType,
    )
    from .kling_video_v1_standard_text_to_video_aspect_ratio import (
        KlingVideoV1StandardTextToVideoAspectRatio,
    )
    from .kling_video_v1_standard_text_to_video_camera_control import (
        KlingVideoV1StandardTextToVideoCameraControl,
    )
    from .kling_video_v1_standard_text_to_video_duration import (
        KlingVideoV1StandardTextToVideoDuration,
    )
    from .kling_video_v15_pro_image_to_video import KlingVideoV15ProImageToVideo
    from .kling_video_v15_pro_image_to_video_camera_control import (
        KlingVideoV15ProImageToVideoCameraControl,
    )
    from .kling_video_v15_pro_image_to_video_camera_control_config import (
        KlingVideoV15ProImageToVideoCameraControlConfig,
    )
    from .kling_video_v15_pro_image_to_video_camera_control_type import (
        KlingVideoV15ProImageToVideoCameraControlType,
    )
    from .kling_video_v15_pro_image_to_video_duration import (
        KlingVideoV15ProImageToVideoDuration,
    )
    from .kling_video_v15_pro_image_to_video_dynamic_masks_item import (
        KlingVideoV15ProImageToVideoDynamicMasksItem,
    )
    from .kling_video_v15_pro_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV15ProImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v15_pro_text_to_video import KlingVideoV15ProTextToVideo
    from .kling_video_v15_pro_text_to_video_advanced_camera_control import (
        KlingVideoV15ProTextToVideoAdvancedCameraControl,
    )
    from .kling_video_v15_pro_text_to_video_advanced_camera_control_movement_type import (
        KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType,
    )
    from .kling_video_v15_pro_text_to_video_aspect_ratio import (
        KlingVideoV15ProTextToVideoAspectRatio,
    )
    from .kling_video_v15_pro_text_to_video_camera_control import (
        KlingVideoV15ProTextToVideoCameraControl,
    )
    from .kling_video_v15_pro_text_to_video_duration import (
        KlingVideoV15ProTextToVideoDuration,
    )
    from .kling_video_v15_standard_image_to_video import (
        KlingVideoV15StandardImageToVideo,
    )
    from .kling_video_v15_standard_image_to_video_camera_control import (
        KlingVideoV15StandardImageToVideoCameraControl,
    )
    from .kling_video_v15_standard_image_to_video_camera_control_config import (
        KlingVideoV15StandardImageToVideoCameraControlConfig,
    )
    from .kling_video_v15_standard_image_to_video_camera_control_type import (
        KlingVideoV15StandardImageToVideoCameraControlType,
    )
    from .kling_video_v15_standard_image_to_video_duration import (
        KlingVideoV15StandardImageToVideoDuration,
    )
    from .kling_video_v15_standard_image_to_video_dynamic_masks_item import (
        KlingVideoV15StandardImageToVideoDynamicMasksItem,
    )
    from .kling_video_v15_standard_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV15StandardImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v16_pro_image_to_video import KlingVideoV16ProImageToVideo
    from .kling_video_v16_pro_image_to_video_camera_control import (
        KlingVideoV16ProImageToVideoCameraControl,
    )
    from .kling_video_v16_pro_image_to_video_camera_control_config import (
        KlingVideoV16ProImageToVideoCameraControlConfig,
    )
    from .kling_video_v16_pro_image_to_video_camera_control_type import (
        KlingVideoV16ProImageToVideoCameraControlType,
    )
    from .kling_video_v16_pro_image_to_video_duration import (
        KlingVideoV16ProImageToVideoDuration,
    )
    from .kling_video_v16_pro_image_to_video_dynamic_masks_item import (
        KlingVideoV16ProImageToVideoDynamicMasksItem,
    )
    from .kling_video_v16_pro_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV16ProImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v16_pro_text_to_video import KlingVideoV16ProTextToVideo
    from .kling_video_v16_pro_text_to_video_advanced_camera_control import (
        KlingVideoV16ProTextToVideoAdvancedCameraControl,
    )
    from .kling_video_v16_pro_text_to_video_advanced_camera_control_movement_type import (
        KlingVideoV16ProTextToVideoAdvancedCameraControlMovementType,
    )
    from .kling_video_v16_pro_text_to_video_aspect_ratio import (
        KlingVideoV16ProTextToVideoAspectRatio,
    )
    from .kling_video_v16_pro_text_to_video_camera_control import (
        KlingVideoV16ProTextToVideoCameraControl,
    )
    from .kling_video_v16_pro_text_to_video_duration import (
        KlingVideoV16ProTextToVideoDuration,
    )
    from .kling_video_v16_standard_image_to_video import (
        KlingVideoV16StandardImageToVideo,
    )
    from .kling_video_v16_standard_image_to_video_duration import (
        KlingVideoV16StandardImageToVideoDuration,
    )
    from .kling_video_v16_standard_multi_image_to_video import (
        KlingVideoV16StandardMultiImageToVideo,
    )
    from .kling_video_v16_standard_multi_image_to_video_aspect_ratio import (
        KlingVideoV16StandardMultiImageToVideoAspectRatio,
    )
    from .kling_video_v16_standard_multi_image_to_video_duration import (
        KlingVideoV16StandardMultiImageToVideoDuration,
    )
    from .kling_video_v16_standard_text_to_video import KlingVideoV16StandardTextToVideo
    from .kling_video_v16_standard_text_to_video_aspect_ratio import (
        KlingVideoV16StandardTextToVideoAspectRatio,
    )
    from .kling_video_v16_standard_text_to_video_duration import (
        KlingVideoV16StandardTextToVideoDuration,
    )
    from .kling_video_v21_pro_image_to_video import KlingVideoV21ProImageToVideo
    from .kling_video_v21_pro_image_to_video_camera_control import (
        KlingVideoV21ProImageToVideoCameraControl,
    )
    from .kling_video_v21_pro_image_to_video_camera_control_config import (
        KlingVideoV21ProImageToVideoCameraControlConfig,
    )
    from .kling_video_v21_pro_image_to_video_camera_control_type import (
        KlingVideoV21ProImageToVideoCameraControlType,
    )
    from .kling_video_v21_pro_image_to_video_duration import (
        KlingVideoV21ProImageToVideoDuration,
    )
    from .kling_video_v21_pro_image_to_video_dynamic_masks_item import (
        KlingVideoV21ProImageToVideoDynamicMasksItem,
    )
    from .kling_video_v21_pro_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV21ProImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v21_standard_image_to_video import (
        KlingVideoV21StandardImageToVideo,
    )
    from .kling_video_v21_standard_image_to_video_camera_control import (
        KlingVideoV21StandardImageToVideoCameraControl,
    )
    from .kling_video_v21_standard_image_to_video_camera_control_config import (
        KlingVideoV21StandardImageToVideoCameraControlConfig,
    )
    from .kling_video_v21_standard_image_to_video_camera_control_type import (
        KlingVideoV21StandardImageToVideoCameraControlType,
    )
    from .kling_video_v21_standard_image_to_video_duration import (
        KlingVideoV21StandardImageToVideoDuration,
    )
    from .kling_video_v21_standard_image_to_video_dynamic_masks_item import (
        KlingVideoV21StandardImageToVideoDynamicMasksItem,
    )
    from .kling_video_v21_standard_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV21StandardImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .klingai_avatar_pro import KlingaiAvatarPro
    from .klingai_avatar_standard import KlingaiAvatarStandard
    from .klingai_kling_video_v16_pro_effects import KlingaiKlingVideoV16ProEffects
    from .klingai_kling_video_v16_pro_effects_duration import (
        KlingaiKlingVideoV16ProEffectsDuration,
    )
    from .klingai_kling_video_v16_pro_effects_effect_scene import (
        KlingaiKlingVideoV16ProEffectsEffectScene,
    )
    from .klingai_kling_video_v16_standard_effects import (
        KlingaiKlingVideoV16StandardEffects,
    )
    from .klingai_kling_video_v16_standard_effects_duration import (
        KlingaiKlingVideoV16StandardEffectsDuration,
    )
    from .klingai_kling_video_v16_standard_effects_effect_scene import (
        KlingaiKlingVideoV16StandardEffectsEffectScene,
    )
    from .klingai_v2_master_image_to_video import KlingaiV2MasterImageToVideo
    from .klingai_v2_master_image_to_video_camera_control import (
        KlingaiV2MasterImageToVideoCameraControl,
    )
    from .klingai_v2_master_image_to_video_camera_control_config import (
        KlingaiV2MasterImageToVideoCameraControlConfig,
    )
    from .klingai_v2_master_image_to_video_camera_control_type import (
        KlingaiV2MasterImageToVideoCameraControlType,
    )
    from .klingai_v2_master_image_to_video_duration import (
        KlingaiV2MasterImageToVideoDuration,
    )
    from .klingai_v2_master_image_to_video_dynamic_masks_item import (
        KlingaiV2MasterImageToVideoDynamicMasksItem,
    )
    from .klingai_v2_master_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingaiV2MasterImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .klingai_v2_master_text_to_video import KlingaiV2MasterTextToVideo
    from .klingai_v2_master_text_to_video_advanced_camera_control import (
        KlingaiV2MasterTextToVideoAdvancedCameraControl,
    )
    from .klingai_v2_master_text_to_video_advanced_camera_control_movement_type import (
        KlingaiV2MasterTextToVideoAdvancedCameraControlMovementType,
    )
    from .klingai_v2_master_text_to_video_aspect_ratio import (
        KlingaiV2MasterTextToVideoAspectRatio,
    )
    from .klingai_v2_master_text_to_video_camera_control import (
        KlingaiV2MasterTextToVideoCameraControl,
    )
    from .klingai_v2_master_text_to_video_duration import (
        KlingaiV2MasterTextToVideoDuration,
    )
    from .klingai_v21_master_image_to_video import KlingaiV21MasterImageToVideo
    from .klingai_v21_master_image_to_video_camera_control import (
        KlingaiV21MasterImageToVideoCameraControl,
    )
    from .klingai_v21_master_image_to_video_camera_control_config import (
        KlingaiV21MasterImageToVideoCameraControlConfig,
    )
    from .klingai_v21_master_image_to_video_camera_control_type import (
        KlingaiV21MasterImageToVideoCameraControlType,
    )
    from .klingai_v21_master_image_to_video_duration import (
        KlingaiV21MasterImageToVideoDuration,
    )
    from .klingai_v21_master_image_to_video_dynamic_masks_item import (
        KlingaiV21MasterImageToVideoDynamicMasksItem,
    )
    from .klingai_v21_master_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingaiV21MasterImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .klingai_v21_master_text_to_video import KlingaiV21MasterTextToVideo
    from .klingai_v21_master_text_to_video_advanced_camera_control import (
        KlingaiV21MasterTextToVideoAdvancedCameraControl,
    )
    from .klingai_v21_master_text_to_video_advanced_camera_control_movement_type import (
        KlingaiV21MasterTextToVideoAdvancedCameraControlMovementType,
    )
    from .klingai_v21_master_text_to_video_aspect_ratio import (
        KlingaiV21MasterTextToVideoAspectRatio,
    )
    from .klingai_v21_master_text_to_video_camera_control import (
        KlingaiV21MasterTextToVideoCameraControl,
    )
    from .klingai_v21_master_text_to_video_duration import (
        KlingaiV21MasterTextToVideoDuration,
    )
    from .klingai_v25_turbo_pro_image_to_video import KlingaiV25TurboProImageToVideo
    from .klingai_v25_turbo_pro_image_to_video_duration import (
        KlingaiV25TurboProImageToVideoDuration,
    )
    from .klingai_v25_turbo_pro_text_to_video import KlingaiV25TurboProTextToVideo
    from .klingai_v25_turbo_pro_text_to_video_aspect_ratio import (
        KlingaiV25TurboProTextToVideoAspectRatio,
    )
    from .klingai_v25_turbo_pro_text_to_video_duration import (
        KlingaiV25TurboProTextToVideoDuration,
    )
    from .klingai_video_o1_image_to_video import KlingaiVideoO1ImageToVideo
    from .klingai_video_o1_image_to_video_duration import (
        KlingaiVideoO1ImageToVideoDuration,
    )
    from .klingai_video_o1_reference_to_video import KlingaiVideoO1ReferenceToVideo
    from .klingai_video_o1_reference_to_video_aspect_ratio import (
        KlingaiVideoO1ReferenceToVideoAspectRatio,
    )
    from .klingai_video_o1_reference_to_video_duration import (
        KlingaiVideoO1ReferenceToVideoDuration,
    )
    from .klingai_video_o1_reference_to_video_elements_item import (
        KlingaiVideoO1ReferenceToVideoElementsItem,
    )
    from .klingai_video_o1_video_to_video_edit import KlingaiVideoO1VideoToVideoEdit
    from .klingai_video_o1_video_to_video_edit_elements_item import (
        KlingaiVideoO1VideoToVideoEditElementsItem,
    )
    from .klingai_video_o1_video_to_video_reference import (
        KlingaiVideoO1VideoToVideoReference,
    )
    from .klingai_video_o1_video_to_video_reference_aspect_ratio import (
        KlingaiVideoO1VideoToVideoReferenceAspectRatio,
    )
    from .klingai_video_o1_video_to_video_reference_duration import (
        KlingaiVideoO1VideoToVideoReferenceDuration,
    )
    from .klingai_video_o1_video_to_video_reference_elements_item import (
        KlingaiVideoO1VideoToVideoReferenceElementsItem,
    )
    from .klingai_video_v3_motion_control import KlingaiVideoV3MotionControl
    from .klingai_video_v3_motion_control_character_orientation import (
        KlingaiVideoV3MotionControlCharacterOrientation,
    )
    from .klingai_video_v3_motion_control_mode import KlingaiVideoV3MotionControlMode
    from .klingai_video_v3_omni_720p_image_to_video import (
        KlingaiVideoV3Omni720PImageToVideo,
    )
    from .klingai_video_v3_omni_720p_image_to_video_duration import (
        KlingaiVideoV3Omni720PImageToVideoDuration,
    )
    from .klingai_video_v3_omni_720p_image_to_video_elements_item import (
        KlingaiVideoV3Omni720PImageToVideoElementsItem,
    )
    from .klingai_video_v3_omni_720p_image_to_video_shot_type import (
        KlingaiVideoV3Omni720PImageToVideoShotType,
    )
    from .klingai_video_v3_omni_720p_text_to_video import (
        KlingaiVideoV3Omni720PTextToVideo,
    )
    from .klingai_video_v3_omni_720p_text_to_video_aspect_ratio import (
        KlingaiVideoV3Omni720PTextToVideoAspectRatio,
    )
    from .klingai_video_v3_omni_720p_text_to_video_duration import (
        KlingaiVideoV3Omni720PTextToVideoDuration,
    )
    from .klingai_video_v3_omni_720p_text_to_video_shot_type import (
        KlingaiVideoV3Omni720PTextToVideoShotType,
    )
    from .klingai_video_v3_omni_1080p_image_to_video import (
        KlingaiVideoV3Omni1080PImageToVideo,
    )
    from .klingai_video_v3_omni_1080p_image_to_video_duration import (
        KlingaiVideoV3Omni1080PImageToVideoDuration,
    )
    from .klingai_video_v3_omni_1080p_image_to_video_elements_item import (
        KlingaiVideoV3Omni1080PImageToVideoElementsItem,
    )
    from .klingai_video_v3_omni_1080p_image_to_video_shot_type import (
        KlingaiVideoV3Omni1080PImageToVideoShotType,
    )
    from .klingai_video_v3_omni_1080p_text_to_video import (
        KlingaiVideoV3Omni1080PTextToVideo,
    )
    from .klingai_video_v3_omni_1080p_text_to_video_aspect_ratio import (
        KlingaiVideoV3Omni1080PTextToVideoAspectRatio,
    )
    from .klingai_video_v3_omni_1080p_text_to_video_duration import (
        KlingaiVideoV3Omni1080PTextToVideoDuration,
    )
    from .klingai_video_v3_omni_1080p_text_to_video_shot_type import (
        KlingaiVideoV3Omni1080PTextToVideoShotType,
    )
    from .klingai_video_v3_pro_image_to_video import KlingaiVideoV3ProImageToVideo
    from .klingai_video_v3_pro_image_to_video_duration import (
        KlingaiVideoV3ProImageToVideoDuration,
    )
    from .klingai_video_v3_pro_image_to_video_elements_item import (
        KlingaiVideoV3ProImageToVideoElementsItem,
    )
    from .klingai_video_v3_pro_image_to_video_shot_type import (
        KlingaiVideoV3ProImageToVideoShotType,
    )
    from .klingai_video_v3_pro_text_to_video import KlingaiVideoV3ProTextToVideo
    from .klingai_video_v3_pro_text_to_video_aspect_ratio import (
        KlingaiVideoV3ProTextToVideoAspectRatio,
    )
    from .klingai_video_v3_pro_text_to_video_duration import (
        KlingaiVideoV3ProTextToVideoDuration,
    )
    from .klingai_video_v3_pro_text_to_video_shot_type import (
        KlingaiVideoV3ProTextToVideoShotType,
    )
    from .klingai_video_v3_standard_image_to_video import (
        KlingaiVideoV3StandardImageToVideo,
    )
    from .klingai_video_v3_standard_image_to_video_duration import (
        KlingaiVideoV3StandardImageToVideoDuration,
    )
    from .klingai_video_v3_standard_image_to_video_elements_item import (
        KlingaiVideoV3StandardImageToVideoElementsItem,
    )
    from .klingai_video_v3_standard_image_to_video_shot_type import (
        KlingaiVideoV3StandardImageToVideoShotType,
    )
    from .klingai_video_v3_standard_text_to_video import (
        KlingaiVideoV3StandardTextToVideo,
    )
    from .klingai_video_v3_standard_text_to_video_aspect_ratio import (
        KlingaiVideoV3StandardTextToVideoAspectRatio,
    )
    from .klingai_video_v3_standard_text_to_video_duration import (
        KlingaiVideoV3StandardTextToVideoDuration,
    )
    from .klingai_video_v3_standard_text_to_video_shot_type import (
        KlingaiVideoV3StandardTextToVideoShotType,
    )
    from .klingai_video_v3_standard_turbo_image_to_video import (
        KlingaiVideoV3StandardTurboImageToVideo,
    )
    from .klingai_video_v3_standard_turbo_image_to_video_duration import (
        KlingaiVideoV3StandardTurboImageToVideoDuration,
    )
    from .klingai_video_v3_standard_turbo_image_to_video_multi_prompt_type_0_item import (
        KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item,
    )
    from .klingai_video_v3_standard_turbo_image_to_video_multi_prompt_type_0_item_duration import (
        KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0ItemDuration,
    )
    from .klingai_video_v3_standard_turbo_text_to_video import (
        KlingaiVideoV3StandardTurboTextToVideo,
    )
    from .klingai_video_v3_standard_turbo_text_to_video_aspect_ratio import (
        KlingaiVideoV3StandardTurboTextToVideoAspectRatio,
    )
    from .klingai_video_v3_standard_turbo_text_to_video_duration import (
        KlingaiVideoV3StandardTurboTextToVideoDuration,
    )
    from .klingai_video_v3_standard_turbo_text_to_video_multi_prompt_type_0_item import (
        KlingaiVideoV3StandardTurboTextToVideoMultiPromptType0Item,
    )
    from .klingai_video_v3_standard_turbo_text_to_video_multi_prompt_type_0_item_duration import (
        KlingaiVideoV3StandardTurboTextToVideoMultiPromptType0ItemDuration,
    )
    from .klingai_video_v3_turbo_pro_image_to_video import (
        KlingaiVideoV3TurboProImageToVideo,
    )
    from .klingai_video_v3_turbo_pro_image_to_video_duration import (
        KlingaiVideoV3TurboProImageToVideoDuration,
    )
    from .klingai_video_v3_turbo_pro_image_to_video_multi_prompt_type_0_item import (
        KlingaiVideoV3TurboProImageToVideoMultiPromptType0Item,
    )
    from .klingai_video_v3_turbo_pro_image_to_video_multi_prompt_type_0_item_duration import (
        KlingaiVideoV3TurboProImageToVideoMultiPromptType0ItemDuration,
    )
    from .klingai_video_v3_turbo_pro_text_to_video import (
        KlingaiVideoV3TurboProTextToVideo,
    )
    from .klingai_video_v3_turbo_pro_text_to_video_aspect_ratio import (
        KlingaiVideoV3TurboProTextToVideoAspectRatio,
    )
    from .klingai_video_v3_turbo_pro_text_to_video_duration import (
        KlingaiVideoV3TurboProTextToVideoDuration,
    )
    from .klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item import (
        KlingaiVideoV3TurboProTextToVideoMultiPromptType0Item,
    )
    from .klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item_duration import (
        KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration,
    )
    from .klingai_video_v26_motion_control import KlingaiVideoV26MotionControl
    from .klingai_video_v26_motion_control_character_orientation import (
        KlingaiVideoV26MotionControlCharacterOrientation,
    )
    from .klingai_video_v26_motion_control_mode import KlingaiVideoV26MotionControlMode
    from .klingai_video_v26_pro_image_to_video import KlingaiVideoV26ProImageToVideo
    from .klingai_video_v26_pro_image_to_video_duration import (
        KlingaiVideoV26ProImageToVideoDuration,
    )
    from .klingai_video_v26_pro_text_to_video import KlingaiVideoV26ProTextToVideo
    from .klingai_video_v26_pro_text_to_video_aspect_ratio import (
        KlingaiVideoV26ProTextToVideoAspectRatio,
    )
    from .klingai_video_v26_pro_text_to_video_duration import (
        KlingaiVideoV26ProTextToVideoDuration,
    )
    from .krea_krea_wan_14b_text_to_video import KreaKreaWan14BTextToVideo
    from .krea_krea_wan_14b_video_to_video import KreaKreaWan14BVideoToVideo
    from .ltxv_ltxv_2 import LtxvLtxv2
    from .ltxv_ltxv_2_aspect_ratio import LtxvLtxv2AspectRatio
    from .ltxv_ltxv_2_duration import LtxvLtxv2Duration
    from .ltxv_ltxv_2_fast import LtxvLtxv2Fast
    from .ltxv_ltxv_2_fast_aspect_ratio import LtxvLtxv2FastAspectRatio
    from .ltxv_ltxv_2_fast_duration import LtxvLtxv2FastDuration
    from .ltxv_ltxv_2_fast_fps import LtxvLtxv2FastFps
    from .ltxv_ltxv_2_fast_resolution import LtxvLtxv2FastResolution
    from .ltxv_ltxv_2_fps import LtxvLtxv2Fps
    from .ltxv_ltxv_2_resolution import LtxvLtxv2Resolution
    from .luma_ray_2 import LumaRay2
    from .luma_ray_2_aspect_ratio import LumaRay2AspectRatio
    from .luma_ray_2_duration import LumaRay2Duration
    from .luma_ray_2_keyframes import LumaRay2Keyframes
    from .luma_ray_2_keyframes_frame_0_type_0 import LumaRay2KeyframesFrame0Type0
    from .luma_ray_2_keyframes_frame_0_type_0_type import (
        LumaRay2KeyframesFrame0Type0Type,
    )
    from .luma_ray_2_keyframes_frame_0_type_1 import LumaRay2KeyframesFrame0Type1
    from .luma_ray_2_keyframes_frame_0_type_1_type import (
        LumaRay2KeyframesFrame0Type1Type,
    )
    from .luma_ray_2_keyframes_frame_1_type_0 import LumaRay2KeyframesFrame1Type0
    from .luma_ray_2_keyframes_frame_1_type_0_type import (
        LumaRay2KeyframesFrame1Type0Type,
    )
    from .luma_ray_2_keyframes_frame_1_type_1 import LumaRay2KeyframesFrame1Type1
    from .luma_ray_2_keyframes_frame_1_type_1_type import (
        LumaRay2KeyframesFrame1Type1Type,
    )
    from .luma_ray_2_resolution import LumaRay2Resolution
    from .luma_ray_16 import LumaRay16
    from .luma_ray_16_aspect_ratio import LumaRay16AspectRatio
    from .luma_ray_16_keyframes import LumaRay16Keyframes
    from .luma_ray_16_keyframes_frame_0_type_0 import LumaRay16KeyframesFrame0Type0
    from .luma_ray_16_keyframes_frame_0_type_0_type import (
        LumaRay16KeyframesFrame0Type0Type,
    )
    from .luma_ray_16_keyframes_frame_0_type_1 import LumaRay16KeyframesFrame0Type1
    from .luma_ray_16_keyframes_frame_0_type_1_type import (
        LumaRay16KeyframesFrame0Type1Type,
    )
    from .luma_ray_16_keyframes_frame_1_type_0 import LumaRay16KeyframesFrame1Type0
    from .luma_ray_16_keyframes_frame_1_type_0_type import (
        LumaRay16KeyframesFrame1Type0Type,
    )
    from .luma_ray_16_keyframes_frame_1_type_1 import LumaRay16KeyframesFrame1Type1
    from .luma_ray_16_keyframes_frame_1_type_1_type import (
        LumaRay16KeyframesFrame1Type1Type,
    )
    from .luma_ray_32 import LumaRay32
    from .luma_ray_32_aspect_ratio import LumaRay32AspectRatio
    from .luma_ray_32_duration import LumaRay32Duration
    from .luma_ray_32_resolution import LumaRay32Resolution
    from .luma_ray_32_type import LumaRay32Type
    from .luma_ray_flash_2 import LumaRayFlash2
    from .luma_ray_flash_2_aspect_ratio import LumaRayFlash2AspectRatio
    from .luma_ray_flash_2_duration import LumaRayFlash2Duration
    from .luma_ray_flash_2_keyframes import LumaRayFlash2Keyframes
    from .luma_ray_flash_2_keyframes_frame_0_type_0 import (
        LumaRayFlash2KeyframesFrame0Type0,
    )
    from .luma_ray_flash_2_keyframes_frame_0_type_0_type import (
        LumaRayFlash2KeyframesFrame0Type0Type,
    )
    from .luma_ray_flash_2_keyframes_frame_0_type_1 import (
        LumaRayFlash2KeyframesFrame0Type1,
    )
    from .luma_ray_flash_2_keyframes_frame_0_type_1_type import (
        LumaRayFlash2KeyframesFrame0Type1Type,
    )
    from .luma_ray_flash_2_keyframes_frame_1_type_0 import (
        LumaRayFlash2KeyframesFrame1Type0,
    )
    from .luma_ray_flash_2_keyframes_frame_1_type_0_type import (
        LumaRayFlash2KeyframesFrame1Type0Type,
    )
    from .luma_ray_flash_2_keyframes_frame_1_type_1 import (
        LumaRayFlash2KeyframesFrame1Type1,
    )
    from .luma_ray_flash_2_keyframes_frame_1_type_1_type import (
        LumaRayFlash2KeyframesFrame1Type1Type,
    )
    from .luma_ray_flash_2_resolution import LumaRayFlash2Resolution
    from .magic_image_to_video import MagicImageToVideo
    from .magic_image_to_video_template import MagicImageToVideoTemplate
    from .magic_text_to_video import MagicTextToVideo
    from .magic_text_to_video_template import MagicTextToVideoTemplate
    from .magic_video_to_video import MagicVideoToVideo
    from .magic_video_to_video_template import MagicVideoToVideoTemplate
    from .minimax_h3 import MinimaxH3
    from .minimax_h3_ratio import MinimaxH3Ratio
    from .minimax_h3_resolution import MinimaxH3Resolution
    from .minimax_hailuo_02 import MinimaxHailuo02
    from .minimax_hailuo_02_duration import MinimaxHailuo02Duration
    from .minimax_hailuo_02_resolution import MinimaxHailuo02Resolution
    from .minimax_hailuo_23 import MinimaxHailuo23
    from .minimax_hailuo_23_duration import MinimaxHailuo23Duration
    from .minimax_hailuo_23_fast import MinimaxHailuo23Fast
    from .minimax_hailuo_23_fast_duration import MinimaxHailuo23FastDuration
    from .minimax_hailuo_23_fast_resolution import MinimaxHailuo23FastResolution
    from .minimax_hailuo_23_resolution import MinimaxHailuo23Resolution
    from .openai_sora_2_pro_i2v import OpenaiSora2ProI2V
    from .openai_sora_2_pro_i2v_aspect_ratio import OpenaiSora2ProI2VAspectRatio
    from .openai_sora_2_pro_i2v_duration import OpenaiSora2ProI2VDuration
    from .openai_sora_2_pro_i2v_resolution import OpenaiSora2ProI2VResolution
    from .openai_sora_2_pro_t2v import OpenaiSora2ProT2V
    from .openai_sora_2_pro_t2v_aspect_ratio import OpenaiSora2ProT2VAspectRatio
    from .openai_sora_2_pro_t2v_duration import OpenaiSora2ProT2VDuration
    from .openai_sora_2_pro_t2v_resolution import OpenaiSora2ProT2VResolution
    from .openai_sora_2i2v import OpenaiSora2I2V
    from .openai_sora_2i2v_aspect_ratio import OpenaiSora2I2VAspectRatio
    from .openai_sora_2i2v_duration import OpenaiSora2I2VDuration
    from .openai_sora_2i2v_resolution import OpenaiSora2I2VResolution
    from .openai_sora_2t2v import OpenaiSora2T2V
    from .openai_sora_2t2v_aspect_ratio import OpenaiSora2T2VAspectRatio
    from .openai_sora_2t2v_duration import OpenaiSora2T2VDuration
    from .openai_sora_2t2v_resolution import OpenaiSora2T2VResolution
    from .pixverse_lip_sync import PixverseLipSync
    from .pixverse_lip_sync_lip_sync_tts_speaker import PixverseLipSyncLipSyncTtsSpeaker
    from .pixverse_v5_image_to_video import PixverseV5ImageToVideo
    from .pixverse_v5_image_to_video_duration import PixverseV5ImageToVideoDuration
    from .pixverse_v5_image_to_video_lip_sync_tts_speaker import (
        PixverseV5ImageToVideoLipSyncTtsSpeaker,
    )
    from .pixverse_v5_image_to_video_resolution import PixverseV5ImageToVideoResolution
    from .pixverse_v5_image_to_video_style import PixverseV5ImageToVideoStyle
    from .pixverse_v5_text_to_video import PixverseV5TextToVideo
    from .pixverse_v5_text_to_video_aspect_ratio import PixverseV5TextToVideoAspectRatio
    from .pixverse_v5_text_to_video_duration import PixverseV5TextToVideoDuration
    from .pixverse_v5_text_to_video_lip_sync_tts_speaker import (
        PixverseV5TextToVideoLipSyncTtsSpeaker,
    )
    from .pixverse_v5_text_to_video_resolution import PixverseV5TextToVideoResolution
    from .pixverse_v5_text_to_video_style import PixverseV5TextToVideoStyle
    from .pixverse_v5_transition import PixverseV5Transition
    from .pixverse_v5_transition_duration import PixverseV5TransitionDuration
    from .pixverse_v5_transition_lip_sync_tts_speaker import (
        PixverseV5TransitionLipSyncTtsSpeaker,
    )
    from .pixverse_v5_transition_resolution import PixverseV5TransitionResolution
    from .pixverse_v5_transition_style import PixverseV5TransitionStyle
    from .pixverse_v55_image_to_video import PixverseV55ImageToVideo
    from .pixverse_v55_image_to_video_duration import PixverseV55ImageToVideoDuration
    from .pixverse_v55_image_to_video_model import PixverseV55ImageToVideoModel
    from .pixverse_v55_image_to_video_resolution import (
        PixverseV55ImageToVideoResolution,
    )
    from .pixverse_v55_image_to_video_style import PixverseV55ImageToVideoStyle
    from .pixverse_v55_image_to_video_thinking_type import (
        PixverseV55ImageToVideoThinkingType,
    )
    from .pixverse_v55_text_to_video import PixverseV55TextToVideo
    from .pixverse_v55_text_to_video_aspect_ratio import (
        PixverseV55TextToVideoAspectRatio,
    )
    from .pixverse_v55_text_to_video_duration import PixverseV55TextToVideoDuration
    from .pixverse_v55_text_to_video_model import PixverseV55TextToVideoModel
    from .pixverse_v55_text_to_video_resolution import PixverseV55TextToVideoResolution
    from .pixverse_v55_text_to_video_style import PixverseV55TextToVideoStyle
    from .pixverse_v55_text_to_video_thinking_type import (
        PixverseV55TextToVideoThinkingType,
    )
    from .runway_act_two import RunwayActTwo
    from .runway_act_two_character_type_0 import RunwayActTwoCharacterType0
    from .runway_act_two_character_type_0_type import RunwayActTwoCharacterType0Type
    from .runway_act_two_character_type_1 import RunwayActTwoCharacterType1
    from .runway_act_two_character_type_1_type import RunwayActTwoCharacterType1Type
    from .runway_act_two_frame_size import RunwayActTwoFrameSize
    from .runway_act_two_reference import RunwayActTwoReference
    from .runway_act_two_reference_type import RunwayActTwoReferenceType
    from .runway_gen_4_aleph import RunwayGen4Aleph
    from .runway_gen_4_aleph_duration import RunwayGen4AlephDuration
    from .runway_gen_4_aleph_frame_size import RunwayGen4AlephFrameSize
    from .runway_gen_4_aleph_references_item import RunwayGen4AlephReferencesItem
    from .runway_gen_4_aleph_references_item_type import (
        RunwayGen4AlephReferencesItemType,
    )
    from .runway_gen_4_turbo import RunwayGen4Turbo
    from .runway_gen_4_turbo_aspect_ratio import RunwayGen4TurboAspectRatio
    from .runway_gen_4_turbo_duration import RunwayGen4TurboDuration
    from .sber_ai_kandinsky_5_distill_t2v import SberAiKandinsky5DistillT2V
    from .sber_ai_kandinsky_5_distill_t2v_aspect_ratio import (
        SberAiKandinsky5DistillT2VAspectRatio,
    )
    from .sber_ai_kandinsky_5_distill_t2v_duration import (
        SberAiKandinsky5DistillT2VDuration,
    )
    from .sber_ai_kandinsky_5t2v import SberAiKandinsky5T2V
    from .sber_ai_kandinsky_5t2v_aspect_ratio import SberAiKandinsky5T2VAspectRatio
    from .sber_ai_kandinsky_5t2v_duration import SberAiKandinsky5T2VDuration
    from .tencent_hunyuan_video_foley import TencentHunyuanVideoFoley
    from .veed_fabric_10 import VeedFabric10
    from .veed_fabric_10_resolution import VeedFabric10Resolution
    from .veo_2 import Veo2
    from .veo_2_aspect_ratio import Veo2AspectRatio
    from .veo_2_duration import Veo2Duration
    from .veo_2_image_to_video import Veo2ImageToVideo
    from .veo_2_image_to_video_aspect_ratio import Veo2ImageToVideoAspectRatio
    from .veo_2_image_to_video_duration import Veo2ImageToVideoDuration
    from .veo_31_lite_generate_001 import Veo31LiteGenerate001
    from .veo_31_lite_generate_001_aspect_ratio import Veo31LiteGenerate001AspectRatio
    from .veo_31_lite_generate_001_duration import Veo31LiteGenerate001Duration
    from .veo_31_lite_generate_001_person_generation import (
        Veo31LiteGenerate001PersonGeneration,
    )
    from .veo_31_lite_generate_001_resolution import Veo31LiteGenerate001Resolution
    from .video_01 import Video01
    from .video_01_live_2d import Video01Live2D
    from .video_generation import VideoGeneration
    from .video_request import VideoRequest
    from .x_ai_grok_imagine_video import XAiGrokImagineVideo
    from .x_ai_grok_imagine_video_15_preview import XAiGrokImagineVideo15Preview
    from .x_ai_grok_imagine_video_15_preview_aspect_ratio import (
        XAiGrokImagineVideo15PreviewAspectRatio,
    )
    from .x_ai_grok_imagine_video_15_preview_resolution import (
        XAiGrokImagineVideo15PreviewResolution,
    )
    from .x_ai_grok_imagine_video_aspect_ratio import XAiGrokImagineVideoAspectRatio
    from .x_ai_grok_imagine_video_resolution import XAiGrokImagineVideoResolution

_MODULES = {
    "AlibabaHappyhorse10": ".alibaba_happyhorse_10",
    "AlibabaHappyhorse10AspectRatio": ".alibaba_happyhorse_10_aspect_ratio",
    "AlibabaHappyhorse10AudioSetting": ".alibaba_happyhorse_10_audio_setting",
    "AlibabaHappyhorse10Duration": ".alibaba_happyhorse_10_duration",
    "AlibabaHappyhorse10Resolution": ".alibaba_happyhorse_10_resolution",
    "AlibabaHappyhorse11": ".alibaba_happyhorse_11",
    "AlibabaHappyhorse11AspectRatio": ".alibaba_happyhorse_11_aspect_ratio",
    "AlibabaHappyhorse11Duration": ".alibaba_happyhorse_11_duration",
    "AlibabaHappyhorse11Resolution": ".alibaba_happyhorse_11_resolution",
    "AlibabaWan21T2VPlus": ".alibaba_wan_21t2v_plus",
    "AlibabaWan21T2VPlusAspectRatio": ".alibaba_wan_21t2v_plus_aspect_ratio",
    "AlibabaWan21T2VPlusResolution": ".alibaba_wan_21t2v_plus_resolution",
    "AlibabaWan21T2VTurbo": ".alibaba_wan_21t2v_turbo",
    "AlibabaWan21T2VTurboAspectRatio": ".alibaba_wan_21t2v_turbo_aspect_ratio",
    "AlibabaWan21T2VTurboResolution": ".alibaba_wan_21t2v_turbo_resolution",
    "AlibabaWan2214BAnimateMove": ".alibaba_wan_2214b_animate_move",
    "AlibabaWan2214BAnimateMoveResolution": ".alibaba_wan_2214b_animate_move_resolution",
    "AlibabaWan2214BAnimateMoveVideoQuality": ".alibaba_wan_2214b_animate_move_video_quality",
    "AlibabaWan2214BAnimateMoveVideoWriteMode": ".alibaba_wan_2214b_animate_move_video_write_mode",
    "AlibabaWan2214BAnimateReplace": ".alibaba_wan_2214b_animate_replace",
    "AlibabaWan2214BAnimateReplaceResolution": ".alibaba_wan_2214b_animate_replace_resolution",
    "AlibabaWan2214BAnimateReplaceVideoQuality": ".alibaba_wan_2214b_animate_replace_video_quality",
    "AlibabaWan2214BAnimateReplaceVideoWriteMode": ".alibaba_wan_2214b_animate_replace_video_write_mode",
    "AlibabaWan22VaceFunA14BDepth": ".alibaba_wan_22_vace_fun_a14b_depth",
    "AlibabaWan22VaceFunA14BDepthAcceleration": ".alibaba_wan_22_vace_fun_a14b_depth_acceleration",
    "AlibabaWan22VaceFunA14BDepthAspectRatio": ".alibaba_wan_22_vace_fun_a14b_depth_aspect_ratio",
    "AlibabaWan22VaceFunA14BDepthInterpolatorModel": ".alibaba_wan_22_vace_fun_a14b_depth_interpolator_model",
    "AlibabaWan22VaceFunA14BDepthResolution": ".alibaba_wan_22_vace_fun_a14b_depth_resolution",
    "AlibabaWan22VaceFunA14BDepthVideoQuality": ".alibaba_wan_22_vace_fun_a14b_depth_video_quality",
    "AlibabaWan22VaceFunA14BDepthVideoWriteMode": ".alibaba_wan_22_vace_fun_a14b_depth_video_write_mode",
    "AlibabaWan22VaceFunA14BInpainting": ".alibaba_wan_22_vace_fun_a14b_inpainting",
    "AlibabaWan22VaceFunA14BInpaintingAcceleration": ".alibaba_wan_22_vace_fun_a14b_inpainting_acceleration",
    "AlibabaWan22VaceFunA14BInpaintingAspectRatio": ".alibaba_wan_22_vace_fun_a14b_inpainting_aspect_ratio",
    "AlibabaWan22VaceFunA14BInpaintingInterpolatorModel": ".alibaba_wan_22_vace_fun_a14b_inpainting_interpolator_model",
    "AlibabaWan22VaceFunA14BInpaintingResolution": ".alibaba_wan_22_vace_fun_a14b_inpainting_resolution",
    "AlibabaWan22VaceFunA14BInpaintingVideoQuality": ".alibaba_wan_22_vace_fun_a14b_inpainting_video_quality",
    "AlibabaWan22VaceFunA14BInpaintingVideoWriteMode": ".alibaba_wan_22_vace_fun_a14b_inpainting_video_write_mode",
    "AlibabaWan22VaceFunA14BOutpainting": ".alibaba_wan_22_vace_fun_a14b_outpainting",
    "AlibabaWan22VaceFunA14BOutpaintingAcceleration": ".alibaba_wan_22_vace_fun_a14b_outpainting_acceleration",
    "AlibabaWan22VaceFunA14BOutpaintingAspectRatio": ".alibaba_wan_22_vace_fun_a14b_outpainting_aspect_ratio",
    "AlibabaWan22VaceFunA14BOutpaintingInterpolatorModel": ".alibaba_wan_22_vace_fun_a14b_outpainting_interpolator_model",
    "AlibabaWan22VaceFunA14BOutpaintingResolution": ".alibaba_wan_22_vace_fun_a14b_outpainting_resolution",
    "AlibabaWan22VaceFunA14BOutpaintingVideoQuality": ".alibaba_wan_22_vace_fun_a14b_outpainting_video_quality",
    "AlibabaWan22VaceFunA14BOutpaintingVideoWriteMode": ".alibaba_wan_22_vace_fun_a14b_outpainting_video_write_mode",
    "AlibabaWan22VaceFunA14BPose": ".alibaba_wan_22_vace_fun_a14b_pose",
    "AlibabaWan22VaceFunA14BPoseAcceleration": ".alibaba_wan_22_vace_fun_a14b_pose_acceleration",
    "AlibabaWan22VaceFunA14BPoseAspectRatio": ".alibaba_wan_22_vace_fun_a14b_pose_aspect_ratio",
    "AlibabaWan22VaceFunA14BPoseInterpolatorModel": ".alibaba_wan_22_vace_fun_a14b_pose_interpolator_model",
    "AlibabaWan22VaceFunA14BPoseResolution": ".alibaba_wan_22_vace_fun_a14b_pose_resolution",
    "AlibabaWan22VaceFunA14BPoseVideoQuality": ".alibaba_wan_22_vace_fun_a14b_pose_video_quality",
    "AlibabaWan22VaceFunA14BPoseVideoWriteMode": ".alibaba_wan_22_vace_fun_a14b_pose_video_write_mode",
    "AlibabaWan22VaceFunA14BReframe": ".alibaba_wan_22_vace_fun_a14b_reframe",
    "AlibabaWan22VaceFunA14BReframeAcceleration": ".alibaba_wan_22_vace_fun_a14b_reframe_acceleration",
    "AlibabaWan22VaceFunA14BReframeAspectRatio": ".alibaba_wan_22_vace_fun_a14b_reframe_aspect_ratio",
    "AlibabaWan22VaceFunA14BReframeInterpolatorModel": ".alibaba_wan_22_vace_fun_a14b_reframe_interpolator_model",
    "AlibabaWan22VaceFunA14BReframeResolution": ".alibaba_wan_22_vace_fun_a14b_reframe_resolution",
    "AlibabaWan22VaceFunA14BReframeVideoQuality": ".alibaba_wan_22_vace_fun_a14b_reframe_video_quality",
    "AlibabaWan22VaceFunA14BReframeVideoWriteMode": ".alibaba_wan_22_vace_fun_a14b_reframe_video_write_mode",
    "AlibabaWan22I2VPlus": ".alibaba_wan_22i2v_plus",
    "AlibabaWan22I2VPlusResolution": ".alibaba_wan_22i2v_plus_resolution",
    "AlibabaWan22T2VPlus": ".alibaba_wan_22t2v_plus",
    "AlibabaWan22T2VPlusAspectRatio": ".alibaba_wan_22t2v_plus_aspect_ratio",
    "AlibabaWan22T2VPlusResolution": ".alibaba_wan_22t2v_plus_resolution",
    "AlibabaWan25I2VPreview": ".alibaba_wan_25i2v_preview",
    "AlibabaWan25I2VPreviewAspectRatio": ".alibaba_wan_25i2v_preview_aspect_ratio",
    "AlibabaWan25I2VPreviewDuration": ".alibaba_wan_25i2v_preview_duration",
    "AlibabaWan25I2VPreviewResolution": ".alibaba_wan_25i2v_preview_resolution",
    "AlibabaWan25T2VPreview": ".alibaba_wan_25t2v_preview",
    "AlibabaWan25T2VPreviewAspectRatio": ".alibaba_wan_25t2v_preview_aspect_ratio",
    "AlibabaWan25T2VPreviewDuration": ".alibaba_wan_25t2v_preview_duration",
    "AlibabaWan25T2VPreviewResolution": ".alibaba_wan_25t2v_preview_resolution",
    "AlibabaWan26ImageToVideoFlash": ".alibaba_wan_26_image_to_video_flash",
    "AlibabaWan26ImageToVideoFlashDuration": ".alibaba_wan_26_image_to_video_flash_duration",
    "AlibabaWan26ImageToVideoFlashResolution": ".alibaba_wan_26_image_to_video_flash_resolution",
    "AlibabaWan26ImageToVideoFlashShotType": ".alibaba_wan_26_image_to_video_flash_shot_type",
    "AlibabaWan26I2V": ".alibaba_wan_26i2v",
    "AlibabaWan26I2VDuration": ".alibaba_wan_26i2v_duration",
    "AlibabaWan26I2VResolution": ".alibaba_wan_26i2v_resolution",
    "AlibabaWan26I2VShotType": ".alibaba_wan_26i2v_shot_type",
    "AlibabaWan26R2V": ".alibaba_wan_26r2v",
    "AlibabaWan26R2VAspectRatio": ".alibaba_wan_26r2v_aspect_ratio",
    "AlibabaWan26R2VDuration": ".alibaba_wan_26r2v_duration",
    "AlibabaWan26R2VResolution": ".alibaba_wan_26r2v_resolution",
    "AlibabaWan26R2VShotType": ".alibaba_wan_26r2v_shot_type",
    "AlibabaWan26T2V": ".alibaba_wan_26t2v",
    "AlibabaWan26T2VAspectRatio": ".alibaba_wan_26t2v_aspect_ratio",
    "AlibabaWan26T2VDuration": ".alibaba_wan_26t2v_duration",
    "AlibabaWan26T2VResolution": ".alibaba_wan_26t2v_resolution",
    "AlibabaWan26T2VShotType": ".alibaba_wan_26t2v_shot_type",
    "AlibabaWan27I2V": ".alibaba_wan_27i2v",
    "AlibabaWan27I2VDuration": ".alibaba_wan_27i2v_duration",
    "AlibabaWan27I2VResolution": ".alibaba_wan_27i2v_resolution",
    "AlibabaWan27R2V": ".alibaba_wan_27r2v",
    "AlibabaWan27R2VAspectRatio": ".alibaba_wan_27r2v_aspect_ratio",
    "AlibabaWan27R2VDuration": ".alibaba_wan_27r2v_duration",
    "AlibabaWan27R2VResolution": ".alibaba_wan_27r2v_resolution",
    "AlibabaWan27T2V": ".alibaba_wan_27t2v",
    "AlibabaWan27T2VAspectRatio": ".alibaba_wan_27t2v_aspect_ratio",
    "AlibabaWan27T2VDuration": ".alibaba_wan_27t2v_duration",
    "AlibabaWan27T2VResolution": ".alibaba_wan_27t2v_resolution",
    "AlibabaWan27T2VShotType": ".alibaba_wan_27t2v_shot_type",
    "BeebleSwitchxVideoToVideo": ".beeble_switchx_video_to_video",
    "BeebleSwitchxVideoToVideoAlphaMode": ".beeble_switchx_video_to_video_alpha_mode",
    "BeebleSwitchxVideoToVideoMaxResolution": ".beeble_switchx_video_to_video_max_resolution",
    "BlackforestlabsFlux3VideoDraftI2V": ".blackforestlabs_flux_3_video_draft_i2v",
    "BlackforestlabsFlux3VideoDraftI2VAspectRatio": ".blackforestlabs_flux_3_video_draft_i2v_aspect_ratio",
    "BlackforestlabsFlux3VideoDraftI2VResolution": ".blackforestlabs_flux_3_video_draft_i2v_resolution",
    "BlackforestlabsFlux3VideoDraftT2V": ".blackforestlabs_flux_3_video_draft_t2v",
    "BlackforestlabsFlux3VideoDraftT2VAspectRatio": ".blackforestlabs_flux_3_video_draft_t2v_aspect_ratio",
    "BlackforestlabsFlux3VideoDraftT2VResolution": ".blackforestlabs_flux_3_video_draft_t2v_resolution",
    "BlackforestlabsFlux3VideoDraftV2V": ".blackforestlabs_flux_3_video_draft_v2v",
    "BlackforestlabsFlux3VideoDraftV2VAspectRatio": ".blackforestlabs_flux_3_video_draft_v2v_aspect_ratio",
    "BlackforestlabsFlux3VideoDraftV2VResolution": ".blackforestlabs_flux_3_video_draft_v2v_resolution",
    "BlackforestlabsFlux3VideoI2V": ".blackforestlabs_flux_3_video_i2v",
    "BlackforestlabsFlux3VideoI2VAspectRatio": ".blackforestlabs_flux_3_video_i2v_aspect_ratio",
    "BlackforestlabsFlux3VideoI2VResolution": ".blackforestlabs_flux_3_video_i2v_resolution",
    "BlackforestlabsFlux3VideoT2V": ".blackforestlabs_flux_3_video_t2v",
    "BlackforestlabsFlux3VideoT2VAspectRatio": ".blackforestlabs_flux_3_video_t2v_aspect_ratio",
    "BlackforestlabsFlux3VideoT2VResolution": ".blackforestlabs_flux_3_video_t2v_resolution",
    "BlackforestlabsFlux3VideoV2V": ".blackforestlabs_flux_3_video_v2v",
    "BlackforestlabsFlux3VideoV2VAspectRatio": ".blackforestlabs_flux_3_video_v2v_aspect_ratio",
    "BlackforestlabsFlux3VideoV2VResolution": ".blackforestlabs_flux_3_video_v2v_resolution",
    "BytedanceDreaminaSeedance20Mini": ".bytedance_dreamina_seedance_20_mini",
    "BytedanceDreaminaSeedance20MiniAspectRatio": ".bytedance_dreamina_seedance_20_mini_aspect_ratio",
    "BytedanceDreaminaSeedance20MiniDuration": ".bytedance_dreamina_seedance_20_mini_duration",
    "BytedanceDreaminaSeedance20MiniResolution": ".bytedance_dreamina_seedance_20_mini_resolution",
    "BytedanceDreaminaSeedance25": ".bytedance_dreamina_seedance_25",
    "BytedanceDreaminaSeedance25AspectRatio": ".bytedance_dreamina_seedance_25_aspect_ratio",
    "BytedanceDreaminaSeedance25Duration": ".bytedance_dreamina_seedance_25_duration",
    "BytedanceDreaminaSeedance25Resolution": ".bytedance_dreamina_seedance_25_resolution",
    "BytedanceOmnihuman": ".bytedance_omnihuman",
    "BytedanceOmnihumanV15": ".bytedance_omnihuman_v15",
    "BytedanceSeedance10LiteI2V": ".bytedance_seedance_10_lite_i2v",
    "BytedanceSeedance10LiteI2VDuration": ".bytedance_seedance_10_lite_i2v_duration",
    "BytedanceSeedance10LiteI2VResolution": ".bytedance_seedance_10_lite_i2v_resolution",
    "BytedanceSeedance10LiteT2V": ".bytedance_seedance_10_lite_t2v",
    "BytedanceSeedance10LiteT2VAspectRatio": ".bytedance_seedance_10_lite_t2v_aspect_ratio",
    "BytedanceSeedance10LiteT2VDuration": ".bytedance_seedance_10_lite_t2v_duration",
    "BytedanceSeedance10LiteT2VResolution": ".bytedance_seedance_10_lite_t2v_resolution",
    "BytedanceSeedance10ProFast": ".bytedance_seedance_10_pro_fast",
    "BytedanceSeedance10ProFastDuration": ".bytedance_seedance_10_pro_fast_duration",
    "BytedanceSeedance10ProFastResolution": ".bytedance_seedance_10_pro_fast_resolution",
    "BytedanceSeedance10ProI2V": ".bytedance_seedance_10_pro_i2v",
    "BytedanceSeedance10ProI2VDuration": ".bytedance_seedance_10_pro_i2v_duration",
    "BytedanceSeedance10ProI2VResolution": ".bytedance_seedance_10_pro_i2v_resolution",
    "BytedanceSeedance10ProT2V": ".bytedance_seedance_10_pro_t2v",
    "BytedanceSeedance10ProT2VDuration": ".bytedance_seedance_10_pro_t2v_duration",
    "BytedanceSeedance10ProT2VResolution": ".bytedance_seedance_10_pro_t2v_resolution",
    "BytedanceSeedance15Pro": ".bytedance_seedance_15_pro",
    "BytedanceSeedance15ProAspectRatio": ".bytedance_seedance_15_pro_aspect_ratio",
    "BytedanceSeedance15ProDuration": ".bytedance_seedance_15_pro_duration",
    "BytedanceSeedance15ProResolution": ".bytedance_seedance_15_pro_resolution",
    "BytedanceSeedance20": ".bytedance_seedance_20",
    "BytedanceSeedance20AspectRatio": ".bytedance_seedance_20_aspect_ratio",
    "BytedanceSeedance20Duration": ".bytedance_seedance_20_duration",
    "BytedanceSeedance20Fast": ".bytedance_seedance_20_fast",
    "BytedanceSeedance20FastAspectRatio": ".bytedance_seedance_20_fast_aspect_ratio",
    "BytedanceSeedance20FastDuration": ".bytedance_seedance_20_fast_duration",
    "BytedanceSeedance20FastResolution": ".bytedance_seedance_20_fast_resolution",
    "BytedanceSeedance20Resolution": ".bytedance_seedance_20_resolution",
    "BytedanceSeedance25": ".bytedance_seedance_25",
    "BytedanceSeedance25AspectRatio": ".bytedance_seedance_25_aspect_ratio",
    "BytedanceSeedance25Duration": ".bytedance_seedance_25_duration",
    "BytedanceSeedance25Resolution": ".bytedance_seedance_25_resolution",
    "ErrorEnvelope": ".error_envelope",
    "Gen3ATurbo": ".gen_3a_turbo",
    "Gen3ATurboAspectRatio": ".gen_3a_turbo_aspect_ratio",
    "Gen3ATurboDuration": ".gen_3a_turbo_duration",
    "GeneratedVideo": ".generated_video",
    "GenerationError": ".generation_error",
    "GenerationMeta": ".generation_meta",
    "GenerationStatus": ".generation_status",
    "GenerationUsage": ".generation_usage",
    "GoogleGeminiOmniFlashPreview": ".google_gemini_omni_flash_preview",
    "GoogleGeminiOmniFlashPreviewAspectRatio": ".google_gemini_omni_flash_preview_aspect_ratio",
    "GoogleGeminiOmniFlashPreviewDelivery": ".google_gemini_omni_flash_preview_delivery",
    "GoogleGeminiOmniFlashPreviewDuration": ".google_gemini_omni_flash_preview_duration",
    "GoogleGeminiOmniFlashPreviewTask": ".google_gemini_omni_flash_preview_task",
    "GoogleVeo3": ".google_veo_3",
    "GoogleVeo30Fast": ".google_veo_30_fast",
    "GoogleVeo30FastAspectRatio": ".google_veo_30_fast_aspect_ratio",
    "GoogleVeo30FastDuration": ".google_veo_30_fast_duration",
    "GoogleVeo30FastResolution": ".google_veo_30_fast_resolution",
    "GoogleVeo30I2V": ".google_veo_30i2v",
    "GoogleVeo30I2VAspectRatio": ".google_veo_30i2v_aspect_ratio",
    "GoogleVeo30I2VDuration": ".google_veo_30i2v_duration",
    "GoogleVeo30I2VFast": ".google_veo_30i2v_fast",
    "GoogleVeo30I2VFastAspectRatio": ".google_veo_30i2v_fast_aspect_ratio",
    "GoogleVeo30I2VFastDuration": ".google_veo_30i2v_fast_duration",
    "GoogleVeo30I2VFastResolution": ".google_veo_30i2v_fast_resolution",
    "GoogleVeo30I2VResolution": ".google_veo_30i2v_resolution",
    "GoogleVeo31ExtendVideo": ".google_veo_31_extend_video",
    "GoogleVeo31ExtendVideoAspectRatio": ".google_veo_31_extend_video_aspect_ratio",
    "GoogleVeo31ExtendVideoDuration": ".google_veo_31_extend_video_duration",
    "GoogleVeo31ExtendVideoResolution": ".google_veo_31_extend_video_resolution",
    "GoogleVeo31FastExtendVideo": ".google_veo_31_fast_extend_video",
    "GoogleVeo31FastExtendVideoAspectRatio": ".google_veo_31_fast_extend_video_aspect_ratio",
    "GoogleVeo31FastExtendVideoDuration": ".google_veo_31_fast_extend_video_duration",
    "GoogleVeo31FastExtendVideoResolution": ".google_veo_31_fast_extend_video_resolution",
    "GoogleVeo31FirstLastImageToVideo": ".google_veo_31_first_last_image_to_video",
    "GoogleVeo31FirstLastImageToVideoAspectRatio": ".google_veo_31_first_last_image_to_video_aspect_ratio",
    "GoogleVeo31FirstLastImageToVideoDuration": ".google_veo_31_first_last_image_to_video_duration",
    "GoogleVeo31FirstLastImageToVideoFast": ".google_veo_31_first_last_image_to_video_fast",
    "GoogleVeo31FirstLastImageToVideoFastAspectRatio": ".google_veo_31_first_last_image_to_video_fast_aspect_ratio",
    "GoogleVeo31FirstLastImageToVideoFastDuration": ".google_veo_31_first_last_image_to_video_fast_duration",
    "GoogleVeo31FirstLastImageToVideoFastResolution": ".google_veo_31_first_last_image_to_video_fast_resolution",
    "GoogleVeo31FirstLastImageToVideoResolution": ".google_veo_31_first_last_image_to_video_resolution",
    "GoogleVeo31ReferenceToVideo": ".google_veo_31_reference_to_video",
    "GoogleVeo31ReferenceToVideoDuration": ".google_veo_31_reference_to_video_duration",
    "GoogleVeo31ReferenceToVideoResolution": ".google_veo_31_reference_to_video_resolution",
    "GoogleVeo31I2V": ".google_veo_31i2v",
    "GoogleVeo31I2VAspectRatio": ".google_veo_31i2v_aspect_ratio",
    "GoogleVeo31I2VDuration": ".google_veo_31i2v_duration",
    "GoogleVeo31I2VFast": ".google_veo_31i2v_fast",
    "GoogleVeo31I2VFastAspectRatio": ".google_veo_31i2v_fast_aspect_ratio",
    "GoogleVeo31I2VFastDuration": ".google_veo_31i2v_fast_duration",
    "GoogleVeo31I2VFastResolution": ".google_veo_31i2v_fast_resolution",
    "GoogleVeo31I2VResolution": ".google_veo_31i2v_resolution",
    "GoogleVeo31T2V": ".google_veo_31t2v",
    "GoogleVeo31T2VAspectRatio": ".google_veo_31t2v_aspect_ratio",
    "GoogleVeo31T2VDuration": ".google_veo_31t2v_duration",
    "GoogleVeo31T2VFast": ".google_veo_31t2v_fast",
    "GoogleVeo31T2VFastAspectRatio": ".google_veo_31t2v_fast_aspect_ratio",
    "GoogleVeo31T2VFastDuration": ".google_veo_31t2v_fast_duration",
    "GoogleVeo31T2VFastResolution": ".google_veo_31t2v_fast_resolution",
    "GoogleVeo31T2VResolution": ".google_veo_31t2v_resolution",
    "GoogleVeo3AspectRatio": ".google_veo_3_aspect_ratio",
    "GoogleVeo3Duration": ".google_veo_3_duration",
    "GoogleVeo3Resolution": ".google_veo_3_resolution",
    "KlingVideoV15ProImageToVideo": ".kling_video_v15_pro_image_to_video",
    "KlingVideoV15ProImageToVideoCameraControl": ".kling_video_v15_pro_image_to_video_camera_control",
    "KlingVideoV15ProImageToVideoCameraControlConfig": ".kling_video_v15_pro_image_to_video_camera_control_config",
    "KlingVideoV15ProImageToVideoCameraControlType": ".kling_video_v15_pro_image_to_video_camera_control_type",
    "KlingVideoV15ProImageToVideoDuration": ".kling_video_v15_pro_image_to_video_duration",
    "KlingVideoV15ProImageToVideoDynamicMasksItem": ".kling_video_v15_pro_image_to_video_dynamic_masks_item",
    "KlingVideoV15ProImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v15_pro_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV15ProTextToVideo": ".kling_video_v15_pro_text_to_video",
    "KlingVideoV15ProTextToVideoAdvancedCameraControl": ".kling_video_v15_pro_text_to_video_advanced_camera_control",
    "KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType": ".kling_video_v15_pro_text_to_video_advanced_camera_control_movement_type",
    "KlingVideoV15ProTextToVideoAspectRatio": ".kling_video_v15_pro_text_to_video_aspect_ratio",
    "KlingVideoV15ProTextToVideoCameraControl": ".kling_video_v15_pro_text_to_video_camera_control",
    "KlingVideoV15ProTextToVideoDuration": ".kling_video_v15_pro_text_to_video_duration",
    "KlingVideoV15StandardImageToVideo": ".kling_video_v15_standard_image_to_video",
    "KlingVideoV15StandardImageToVideoCameraControl": ".kling_video_v15_standard_image_to_video_camera_control",
    "KlingVideoV15StandardImageToVideoCameraControlConfig": ".kling_video_v15_standard_image_to_video_camera_control_config",
    "KlingVideoV15StandardImageToVideoCameraControlType": ".kling_video_v15_standard_image_to_video_camera_control_type",
    "KlingVideoV15StandardImageToVideoDuration": ".kling_video_v15_standard_image_to_video_duration",
    "KlingVideoV15StandardImageToVideoDynamicMasksItem": ".kling_video_v15_standard_image_to_video_dynamic_masks_item",
    "KlingVideoV15StandardImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v15_standard_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV16ProImageToVideo": ".kling_video_v16_pro_image_to_video",
    "KlingVideoV16ProImageToVideoCameraControl": ".kling_video_v16_pro_image_to_video_camera_control",
    "KlingVideoV16ProImageToVideoCameraControlConfig": ".kling_video_v16_pro_image_to_video_camera_control_config",
    "KlingVideoV16ProImageToVideoCameraControlType": ".kling_video_v16_pro_image_to_video_camera_control_type",
    "KlingVideoV16ProImageToVideoDuration": ".kling_video_v16_pro_image_to_video_duration",
    "KlingVideoV16ProImageToVideoDynamicMasksItem": ".kling_video_v16_pro_image_to_video_dynamic_masks_item",
    "KlingVideoV16ProImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v16_pro_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV16ProTextToVideo": ".kling_video_v16_pro_text_to_video",
    "KlingVideoV16ProTextToVideoAdvancedCameraControl": ".kling_video_v16_pro_text_to_video_advanced_camera_control",
    "KlingVideoV16ProTextToVideoAdvancedCameraControlMovementType": ".kling_video_v16_pro_text_to_video_advanced_camera_control_movement_type",
    "KlingVideoV16ProTextToVideoAspectRatio": ".kling_video_v16_pro_text_to_video_aspect_ratio",
    "KlingVideoV16ProTextToVideoCameraControl": ".kling_video_v16_pro_text_to_video_camera_control",
    "KlingVideoV16ProTextToVideoDuration": ".kling_video_v16_pro_text_to_video_duration",
    "KlingVideoV16StandardImageToVideo": ".kling_video_v16_standard_image_to_video",
    "KlingVideoV16StandardImageToVideoDuration": ".kling_video_v16_standard_image_to_video_duration",
    "KlingVideoV16StandardMultiImageToVideo": ".kling_video_v16_standard_multi_image_to_video",
    "KlingVideoV16StandardMultiImageToVideoAspectRatio": ".kling_video_v16_standard_multi_image_to_video_aspect_ratio",
    "KlingVideoV16StandardMultiImageToVideoDuration": ".kling_video_v16_standard_multi_image_to_video_duration",
    "KlingVideoV16StandardTextToVideo": ".kling_video_v16_standard_text_to_video",
    "KlingVideoV16StandardTextToVideoAspectRatio": ".kling_video_v16_standard_text_to_video_aspect_ratio",
    "KlingVideoV16StandardTextToVideoDuration": ".kling_video_v16_standard_text_to_video_duration",
    "KlingVideoV1ProImageToVideo": ".kling_video_v1_pro_image_to_video",
    "KlingVideoV1ProImageToVideoCameraControl": ".kling_video_v1_pro_image_to_video_camera_control",
    "KlingVideoV1ProImageToVideoCameraControlConfig": ".kling_video_v1_pro_image_to_video_camera_control_config",
    "KlingVideoV1ProImageToVideoCameraControlType": ".kling_video_v1_pro_image_to_video_camera_control_type",
    "KlingVideoV1ProImageToVideoDuration": ".kling_video_v1_pro_image_to_video_duration",
    "KlingVideoV1ProImageToVideoDynamicMasksItem": ".kling_video_v1_pro_image_to_video_dynamic_masks_item",
    "KlingVideoV1ProImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v1_pro_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV1ProTextToVideo": ".kling_video_v1_pro_text_to_video",
    "KlingVideoV1ProTextToVideoAdvancedCameraControl": ".kling_video_v1_pro_text_to_video_advanced_camera_control",
    "KlingVideoV1ProTextToVideoAdvancedCameraControlMovementType": ".kling_video_v1_pro_text_to_video_advanced_camera_control_movement_type",
    "KlingVideoV1ProTextToVideoAspectRatio": ".kling_video_v1_pro_text_to_video_aspect_ratio",
    "KlingVideoV1ProTextToVideoCameraControl": ".kling_video_v1_pro_text_to_video_camera_control",
    "KlingVideoV1ProTextToVideoDuration": ".kling_video_v1_pro_text_to_video_duration",
    "KlingVideoV1StandardImageToVideo": ".kling_video_v1_standard_image_to_video",
    "KlingVideoV1StandardImageToVideoCameraControl": ".kling_video_v1_standard_image_to_video_camera_control",
    "KlingVideoV1StandardImageToVideoCameraControlConfig": ".kling_video_v1_standard_image_to_video_camera_control_config",
    "KlingVideoV1StandardImageToVideoCameraControlType": ".kling_video_v1_standard_image_to_video_camera_control_type",
    "KlingVideoV1StandardImageToVideoDuration": ".kling_video_v1_standard_image_to_video_duration",
    "KlingVideoV1StandardImageToVideoDynamicMasksItem": ".kling_video_v1_standard_image_to_video_dynamic_masks_item",
    "KlingVideoV1StandardImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v1_standard_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV1StandardTextToVideo": ".kling_video_v1_standard_text_to_video",
    "KlingVideoV1StandardTextToVideoAdvancedCameraControl": ".kling_video_v1_standard_text_to_video_advanced_camera_control",
    "KlingVideoV1StandardTextToVideoAdvancedCameraControlMovementType": ".kling_video_v1_standard_text_to_video_advanced_camera_control_movement_type",
    "KlingVideoV1StandardTextToVideoAspectRatio": ".kling_video_v1_standard_text_to_video_aspect_ratio",
    "KlingVideoV1StandardTextToVideoCameraControl": ".kling_video_v1_standard_text_to_video_camera_control",
    "KlingVideoV1StandardTextToVideoDuration": ".kling_video_v1_standard_text_to_video_duration",
    "KlingVideoV21ProImageToVideo": ".kling_video_v21_pro_image_to_video",
    "KlingVideoV21ProImageToVideoCameraControl": ".kling_video_v21_pro_image_to_video_camera_control",
    "KlingVideoV21ProImageToVideoCameraControlConfig": ".kling_video_v21_pro_image_to_video_camera_control_config",
    "KlingVideoV21ProImageToVideoCameraControlType": ".kling_video_v21_pro_image_to_video_camera_control_type",
    "KlingVideoV21ProImageToVideoDuration": ".kling_video_v21_pro_image_to_video_duration",
    "KlingVideoV21ProImageToVideoDynamicMasksItem": ".kling_video_v21_pro_image_to_video_dynamic_masks_item",
    "KlingVideoV21ProImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v21_pro_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV21StandardImageToVideo": ".kling_video_v21_standard_image_to_video",
    "KlingVideoV21StandardImageToVideoCameraControl": ".kling_video_v21_standard_image_to_video_camera_control",
    "KlingVideoV21StandardImageToVideoCameraControlConfig": ".kling_video_v21_standard_image_to_video_camera_control_config",
    "KlingVideoV21StandardImageToVideoCameraControlType": ".kling_video_v21_standard_image_to_video_camera_control_type",
    "KlingVideoV21StandardImageToVideoDuration": ".kling_video_v21_standard_image_to_video_duration",
    "KlingVideoV21StandardImageToVideoDynamicMasksItem": ".kling_video_v21_standard_image_to_video_dynamic_masks_item",
    "KlingVideoV21StandardImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v21_standard_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingaiAvatarPro": ".klingai_avatar_pro",
    "KlingaiAvatarStandard": ".klingai_avatar_standard",
    "KlingaiKlingVideoV16ProEffects": ".klingai_kling_video_v16_pro_effects",
    "KlingaiKlingVideoV16ProEffectsDuration": ".klingai_kling_video_v16_pro_effects_duration",
    "KlingaiKlingVideoV16ProEffectsEffectScene": ".klingai_kling_video_v16_pro_effects_effect_scene",
    "KlingaiKlingVideoV16StandardEffects": ".klingai_kling_video_v16_standard_effects",
    "KlingaiKlingVideoV16StandardEffectsDuration": ".klingai_kling_video_v16_standard_effects_duration",
    "KlingaiKlingVideoV16StandardEffectsEffectScene": ".klingai_kling_video_v16_standard_effects_effect_scene",
    "KlingaiV21MasterImageToVideo": ".klingai_v21_master_image_to_video",
    "KlingaiV21MasterImageToVideoCameraControl": ".klingai_v21_master_image_to_video_camera_control",
    "KlingaiV21MasterImageToVideoCameraControlConfig": ".klingai_v21_master_image_to_video_camera_control_config",
    "KlingaiV21MasterImageToVideoCameraControlType": ".klingai_v21_master_image_to_video_camera_control_type",
    "KlingaiV21MasterImageToVideoDuration": ".klingai_v21_master_image_to_video_duration",
    "KlingaiV21MasterImageToVideoDynamicMasksItem": ".klingai_v21_master_image_to_video_dynamic_masks_item",
    "KlingaiV21MasterImageToVideoDynamicMasksItemTrajectoriesItem": ".klingai_v21_master_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingaiV21MasterTextToVideo": ".klingai_v21_master_text_to_video",
    "KlingaiV21MasterTextToVideoAdvancedCameraControl": ".klingai_v21_master_text_to_video_advanced_camera_control",
    "KlingaiV21MasterTextToVideoAdvancedCameraControlMovementType": ".klingai_v21_master_text_to_video_advanced_camera_control_movement_type",
    "KlingaiV21MasterTextToVideoAspectRatio": ".klingai_v21_master_text_to_video_aspect_ratio",
    "KlingaiV21MasterTextToVideoCameraControl": ".klingai_v21_master_text_to_video_camera_control",
    "KlingaiV21MasterTextToVideoDuration": ".klingai_v21_master_text_to_video_duration",
    "KlingaiV25TurboProImageToVideo": ".klingai_v25_turbo_pro_image_to_video",
    "KlingaiV25TurboProImageToVideoDuration": ".klingai_v25_turbo_pro_image_to_video_duration",
    "KlingaiV25TurboProTextToVideo": ".klingai_v25_turbo_pro_text_to_video",
    "KlingaiV25TurboProTextToVideoAspectRatio": ".klingai_v25_turbo_pro_text_to_video_aspect_ratio",
    "KlingaiV25TurboProTextToVideoDuration": ".klingai_v25_turbo_pro_text_to_video_duration",
    "KlingaiV2MasterImageToVideo": ".klingai_v2_master_image_to_video",
    "KlingaiV2MasterImageToVideoCameraControl": ".klingai_v2_master_image_to_video_camera_control",
    "KlingaiV2MasterImageToVideoCameraControlConfig": ".klingai_v2_master_image_to_video_camera_control_config",
    "KlingaiV2MasterImageToVideoCameraControlType": ".klingai_v2_master_image_to_video_camera_control_type",
    "KlingaiV2MasterImageToVideoDuration": ".klingai_v2_master_image_to_video_duration",
    "KlingaiV2MasterImageToVideoDynamicMasksItem": ".klingai_v2_master_image_to_video_dynamic_masks_item",
    "KlingaiV2MasterImageToVideoDynamicMasksItemTrajectoriesItem": ".klingai_v2_master_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingaiV2MasterTextToVideo": ".klingai_v2_master_text_to_video",
    "KlingaiV2MasterTextToVideoAdvancedCameraControl": ".klingai_v2_master_text_to_video_advanced_camera_control",
    "KlingaiV2MasterTextToVideoAdvancedCameraControlMovementType": ".klingai_v2_master_text_to_video_advanced_camera_control_movement_type",
    "KlingaiV2MasterTextToVideoAspectRatio": ".klingai_v2_master_text_to_video_aspect_ratio",
    "KlingaiV2MasterTextToVideoCameraControl": ".klingai_v2_master_text_to_video_camera_control",
    "KlingaiV2MasterTextToVideoDuration": ".klingai_v2_master_text_to_video_duration",
    "KlingaiVideoO1ImageToVideo": ".klingai_video_o1_image_to_video",
    "KlingaiVideoO1ImageToVideoDuration": ".klingai_video_o1_image_to_video_duration",
    "KlingaiVideoO1ReferenceToVideo": ".klingai_video_o1_reference_to_video",
    "KlingaiVideoO1ReferenceToVideoAspectRatio": ".klingai_video_o1_reference_to_video_aspect_ratio",
    "KlingaiVideoO1ReferenceToVideoDuration": ".klingai_video_o1_reference_to_video_duration",
    "KlingaiVideoO1ReferenceToVideoElementsItem": ".klingai_video_o1_reference_to_video_elements_item",
    "KlingaiVideoO1VideoToVideoEdit": ".klingai_video_o1_video_to_video_edit",
    "KlingaiVideoO1VideoToVideoEditElementsItem": ".klingai_video_o1_video_to_video_edit_elements_item",
    "KlingaiVideoO1VideoToVideoReference": ".klingai_video_o1_video_to_video_reference",
    "KlingaiVideoO1VideoToVideoReferenceAspectRatio": ".klingai_video_o1_video_to_video_reference_aspect_ratio",
    "KlingaiVideoO1VideoToVideoReferenceDuration": ".klingai_video_o1_video_to_video_reference_duration",
    "KlingaiVideoO1VideoToVideoReferenceElementsItem": ".klingai_video_o1_video_to_video_reference_elements_item",
    "KlingaiVideoV26MotionControl": ".klingai_video_v26_motion_control",
    "KlingaiVideoV26MotionControlCharacterOrientation": ".klingai_video_v26_motion_control_character_orientation",
    "KlingaiVideoV26MotionControlMode": ".klingai_video_v26_motion_control_mode",
    "KlingaiVideoV26ProImageToVideo": ".klingai_video_v26_pro_image_to_video",
    "KlingaiVideoV26ProImageToVideoDuration": ".klingai_video_v26_pro_image_to_video_duration",
    "KlingaiVideoV26ProTextToVideo": ".klingai_video_v26_pro_text_to_video",
    "KlingaiVideoV26ProTextToVideoAspectRatio": ".klingai_video_v26_pro_text_to_video_aspect_ratio",
    "KlingaiVideoV26ProTextToVideoDuration": ".klingai_video_v26_pro_text_to_video_duration",
    "KlingaiVideoV3MotionControl": ".klingai_video_v3_motion_control",
    "KlingaiVideoV3MotionControlCharacterOrientation": ".klingai_video_v3_motion_control_character_orientation",
    "KlingaiVideoV3MotionControlMode": ".klingai_video_v3_motion_control_mode",
    "KlingaiVideoV3Omni1080PImageToVideo": ".klingai_video_v3_omni_1080p_image_to_video",
    "KlingaiVideoV3Omni1080PImageToVideoDuration": ".klingai_video_v3_omni_1080p_image_to_video_duration",
    "KlingaiVideoV3Omni1080PImageToVideoElementsItem": ".klingai_video_v3_omni_1080p_image_to_video_elements_item",
    "KlingaiVideoV3Omni1080PImageToVideoShotType": ".klingai_video_v3_omni_1080p_image_to_video_shot_type",
    "KlingaiVideoV3Omni1080PTextToVideo": ".klingai_video_v3_omni_1080p_text_to_video",
    "KlingaiVideoV3Omni1080PTextToVideoAspectRatio": ".klingai_video_v3_omni_1080p_text_to_video_aspect_ratio",
    "KlingaiVideoV3Omni1080PTextToVideoDuration": ".klingai_video_v3_omni_1080p_text_to_video_duration",
    "KlingaiVideoV3Omni1080PTextToVideoShotType": ".klingai_video_v3_omni_1080p_text_to_video_shot_type",
    "KlingaiVideoV3Omni720PImageToVideo": ".klingai_video_v3_omni_720p_image_to_video",
    "KlingaiVideoV3Omni720PImageToVideoDuration": ".klingai_video_v3_omni_720p_image_to_video_duration",
    "KlingaiVideoV3Omni720PImageToVideoElementsItem": ".klingai_video_v3_omni_720p_image_to_video_elements_item",
    "KlingaiVideoV3Omni720PImageToVideoShotType": ".klingai_video_v3_omni_720p_image_to_video_shot_type",
    "KlingaiVideoV3Omni720PTextToVideo": ".klingai_video_v3_omni_720p_text_to_video",
    "KlingaiVideoV3Omni720PTextToVideoAspectRatio": ".klingai_video_v3_omni_720p_text_to_video_aspect_ratio",
    "KlingaiVideoV3Omni720PTextToVideoDuration": ".klingai_video_v3_omni_720p_text_to_video_duration",
    "KlingaiVideoV3Omni720PTextToVideoShotType": ".klingai_video_v3_omni_720p_text_to_video_shot_type",
    "KlingaiVideoV3ProImageToVideo": ".klingai_video_v3_pro_image_to_video",
    "KlingaiVideoV3ProImageToVideoDuration": ".klingai_video_v3_pro_image_to_video_duration",
    "KlingaiVideoV3ProImageToVideoElementsItem": ".klingai_video_v3_pro_image_to_video_elements_item",
    "KlingaiVideoV3ProImageToVideoShotType": ".klingai_video_v3_pro_image_to_video_shot_type",
    "KlingaiVideoV3ProTextToVideo": ".klingai_video_v3_pro_text_to_video",
    "KlingaiVideoV3ProTextToVideoAspectRatio": ".klingai_video_v3_pro_text_to_video_aspect_ratio",
    "KlingaiVideoV3ProTextToVideoDuration": ".klingai_video_v3_pro_text_to_video_duration",
    "KlingaiVideoV3ProTextToVideoShotType": ".klingai_video_v3_pro_text_to_video_shot_type",
    "KlingaiVideoV3StandardImageToVideo": ".klingai_video_v3_standard_image_to_video",
    "KlingaiVideoV3StandardImageToVideoDuration": ".klingai_video_v3_standard_image_to_video_duration",
    "KlingaiVideoV3StandardImageToVideoElementsItem": ".klingai_video_v3_standard_image_to_video_elements_item",
    "KlingaiVideoV3StandardImageToVideoShotType": ".klingai_video_v3_standard_image_to_video_shot_type",
    "KlingaiVideoV3StandardTextToVideo": ".klingai_video_v3_standard_text_to_video",
    "KlingaiVideoV3StandardTextToVideoAspectRatio": ".klingai_video_v3_standard_text_to_video_aspect_ratio",
    "KlingaiVideoV3StandardTextToVideoDuration": ".klingai_video_v3_standard_text_to_video_duration",
    "KlingaiVideoV3StandardTextToVideoShotType": ".klingai_video_v3_standard_text_to_video_shot_type",
    "KlingaiVideoV3StandardTurboImageToVideo": ".klingai_video_v3_standard_turbo_image_to_video",
    "KlingaiVideoV3StandardTurboImageToVideoDuration": ".klingai_video_v3_standard_turbo_image_to_video_duration",
    "KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item": ".klingai_video_v3_standard_turbo_image_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0ItemDuration": ".klingai_video_v3_standard_turbo_image_to_video_multi_prompt_type_0_item_duration",
    "KlingaiVideoV3StandardTurboTextToVideo": ".klingai_video_v3_standard_turbo_text_to_video",
    "KlingaiVideoV3StandardTurboTextToVideoAspectRatio": ".klingai_video_v3_standard_turbo_text_to_video_aspect_ratio",
    "KlingaiVideoV3StandardTurboTextToVideoDuration": ".klingai_video_v3_standard_turbo_text_to_video_duration",
    "KlingaiVideoV3StandardTurboTextToVideoMultiPromptType0Item": ".klingai_video_v3_standard_turbo_text_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3StandardTurboTextToVideoMultiPromptType0ItemDuration": ".klingai_video_v3_standard_turbo_text_to_video_multi_prompt_type_0_item_duration",
    "KlingaiVideoV3TurboProImageToVideo": ".klingai_video_v3_turbo_pro_image_to_video",
    "KlingaiVideoV3TurboProImageToVideoDuration": ".klingai_video_v3_turbo_pro_image_to_video_duration",
    "KlingaiVideoV3TurboProImageToVideoMultiPromptType0Item": ".klingai_video_v3_turbo_pro_image_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3TurboProImageToVideoMultiPromptType0ItemDuration": ".klingai_video_v3_turbo_pro_image_to_video_multi_prompt_type_0_item_duration",
    "KlingaiVideoV3TurboProTextToVideo": ".klingai_video_v3_turbo_pro_text_to_video",
    "KlingaiVideoV3TurboProTextToVideoAspectRatio": ".klingai_video_v3_turbo_pro_text_to_video_aspect_ratio",
    "KlingaiVideoV3TurboProTextToVideoDuration": ".klingai_video_v3_turbo_pro_text_to_video_duration",
    "KlingaiVideoV3TurboProTextToVideoMultiPromptType0Item": ".klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration": ".klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item_duration",
    "KreaKreaWan14BTextToVideo": ".krea_krea_wan_14b_text_to_video",
    "KreaKreaWan14BVideoToVideo": ".krea_krea_wan_14b_video_to_video",
    "LtxvLtxv2": ".ltxv_ltxv_2",
    "LtxvLtxv2AspectRatio": ".ltxv_ltxv_2_aspect_ratio",
    "LtxvLtxv2Duration": ".ltxv_ltxv_2_duration",
    "LtxvLtxv2Fast": ".ltxv_ltxv_2_fast",
    "LtxvLtxv2FastAspectRatio": ".ltxv_ltxv_2_fast_aspect_ratio",
    "LtxvLtxv2FastDuration": ".ltxv_ltxv_2_fast_duration",
    "LtxvLtxv2FastFps": ".ltxv_ltxv_2_fast_fps",
    "LtxvLtxv2FastResolution": ".ltxv_ltxv_2_fast_resolution",
    "LtxvLtxv2Fps": ".ltxv_ltxv_2_fps",
    "LtxvLtxv2Resolution": ".ltxv_ltxv_2_resolution",
    "LumaRay16": ".luma_ray_16",
    "LumaRay16AspectRatio": ".luma_ray_16_aspect_ratio",
    "LumaRay16Keyframes": ".luma_ray_16_keyframes",
    "LumaRay16KeyframesFrame0Type0": ".luma_ray_16_keyframes_frame_0_type_0",
    "LumaRay16KeyframesFrame0Type0Type": ".luma_ray_16_keyframes_frame_0_type_0_type",
    "LumaRay16KeyframesFrame0Type1": ".luma_ray_16_keyframes_frame_0_type_1",
    "LumaRay16KeyframesFrame0Type1Type": ".luma_ray_16_keyframes_frame_0_type_1_type",
    "LumaRay16KeyframesFrame1Type0": ".luma_ray_16_keyframes_frame_1_type_0",
    "LumaRay16KeyframesFrame1Type0Type": ".luma_ray_16_keyframes_frame_1_type_0_type",
    "LumaRay16KeyframesFrame1Type1": ".luma_ray_16_keyframes_frame_1_type_1",
    "LumaRay16KeyframesFrame1Type1Type": ".luma_ray_16_keyframes_frame_1_type_1_type",
    "LumaRay2": ".luma_ray_2",
    "LumaRay2AspectRatio": ".luma_ray_2_aspect_ratio",
    "LumaRay2Duration": ".luma_ray_2_duration",
    "LumaRay2Keyframes": ".luma_ray_2_keyframes",
    "LumaRay2KeyframesFrame0Type0": ".luma_ray_2_keyframes_frame_0_type_0",
    "LumaRay2KeyframesFrame0Type0Type": ".luma_ray_2_keyframes_frame_0_type_0_type",
    "LumaRay2KeyframesFrame0Type1": ".luma_ray_2_keyframes_frame_0_type_1",
    "LumaRay2KeyframesFrame0Type1Type": ".luma_ray_2_keyframes_frame_0_type_1_type",
    "LumaRay2KeyframesFrame1Type0": ".luma_ray_2_keyframes_frame_1_type_0",
    "LumaRay2KeyframesFrame1Type0Type": ".luma_ray_2_keyframes_frame_1_type_0_type",
    "LumaRay2KeyframesFrame1Type1": ".luma_ray_2_keyframes_frame_1_type_1",
    "LumaRay2KeyframesFrame1Type1Type": ".luma_ray_2_keyframes_frame_1_type_1_type",
    "LumaRay2Resolution": ".luma_ray_2_resolution",
    "LumaRay32": ".luma_ray_32",
    "LumaRay32AspectRatio": ".luma_ray_32_aspect_ratio",
    "LumaRay32Duration": ".luma_ray_32_duration",
    "LumaRay32Resolution": ".luma_ray_32_resolution",
    "LumaRay32Type": ".luma_ray_32_type",
    "LumaRayFlash2": ".luma_ray_flash_2",
    "LumaRayFlash2AspectRatio": ".luma_ray_flash_2_aspect_ratio",
    "LumaRayFlash2Duration": ".luma_ray_flash_2_duration",
    "LumaRayFlash2Keyframes": ".luma_ray_flash_2_keyframes",
    "LumaRayFlash2KeyframesFrame0Type0": ".luma_ray_flash_2_keyframes_frame_0_type_0",
    "LumaRayFlash2KeyframesFrame0Type0Type": ".luma_ray_flash_2_keyframes_frame_0_type_0_type",
    "LumaRayFlash2KeyframesFrame0Type1": ".luma_ray_flash_2_keyframes_frame_0_type_1",
    "LumaRayFlash2KeyframesFrame0Type1Type": ".luma_ray_flash_2_keyframes_frame_0_type_1_type",
    "LumaRayFlash2KeyframesFrame1Type0": ".luma_ray_flash_2_keyframes_frame_1_type_0",
    "LumaRayFlash2KeyframesFrame1Type0Type": ".luma_ray_flash_2_keyframes_frame_1_type_0_type",
    "LumaRayFlash2KeyframesFrame1Type1": ".luma_ray_flash_2_keyframes_frame_1_type_1",
    "LumaRayFlash2KeyframesFrame1Type1Type": ".luma_ray_flash_2_keyframes_frame_1_type_1_type",
    "LumaRayFlash2Resolution": ".luma_ray_flash_2_resolution",
    "MagicImageToVideo": ".magic_image_to_video",
    "MagicImageToVideoTemplate": ".magic_image_to_video_template",
    "MagicTextToVideo": ".magic_text_to_video",
    "MagicTextToVideoTemplate": ".magic_text_to_video_template",
    "MagicVideoToVideo": ".magic_video_to_video",
    "MagicVideoToVideoTemplate": ".magic_video_to_video_template",
    "MinimaxH3": ".minimax_h3",
    "MinimaxH3Ratio": ".minimax_h3_ratio",
    "MinimaxH3Resolution": ".minimax_h3_resolution",
    "MinimaxHailuo02": ".minimax_hailuo_02",
    "MinimaxHailuo02Duration": ".minimax_hailuo_02_duration",
    "MinimaxHailuo02Resolution": ".minimax_hailuo_02_resolution",
    "MinimaxHailuo23": ".minimax_hailuo_23",
    "MinimaxHailuo23Duration": ".minimax_hailuo_23_duration",
    "MinimaxHailuo23Fast": ".minimax_hailuo_23_fast",
    "MinimaxHailuo23FastDuration": ".minimax_hailuo_23_fast_duration",
    "MinimaxHailuo23FastResolution": ".minimax_hailuo_23_fast_resolution",
    "MinimaxHailuo23Resolution": ".minimax_hailuo_23_resolution",
    "OpenaiSora2ProI2V": ".openai_sora_2_pro_i2v",
    "OpenaiSora2ProI2VAspectRatio": ".openai_sora_2_pro_i2v_aspect_ratio",
    "OpenaiSora2ProI2VDuration": ".openai_sora_2_pro_i2v_duration",
    "OpenaiSora2ProI2VResolution": ".openai_sora_2_pro_i2v_resolution",
    "OpenaiSora2ProT2V": ".openai_sora_2_pro_t2v",
    "OpenaiSora2ProT2VAspectRatio": ".openai_sora_2_pro_t2v_aspect_ratio",
    "OpenaiSora2ProT2VDuration": ".openai_sora_2_pro_t2v_duration",
    "OpenaiSora2ProT2VResolution": ".openai_sora_2_pro_t2v_resolution",
    "OpenaiSora2I2V": ".openai_sora_2i2v",
    "OpenaiSora2I2VAspectRatio": ".openai_sora_2i2v_aspect_ratio",
    "OpenaiSora2I2VDuration": ".openai_sora_2i2v_duration",
    "OpenaiSora2I2VResolution": ".openai_sora_2i2v_resolution",
    "OpenaiSora2T2V": ".openai_sora_2t2v",
    "OpenaiSora2T2VAspectRatio": ".openai_sora_2t2v_aspect_ratio",
    "OpenaiSora2T2VDuration": ".openai_sora_2t2v_duration",
    "OpenaiSora2T2VResolution": ".openai_sora_2t2v_resolution",
    "PixverseLipSync": ".pixverse_lip_sync",
    "PixverseLipSyncLipSyncTtsSpeaker": ".pixverse_lip_sync_lip_sync_tts_speaker",
    "PixverseV55ImageToVideo": ".pixverse_v55_image_to_video",
    "PixverseV55ImageToVideoDuration": ".pixverse_v55_image_to_video_duration",
    "PixverseV55ImageToVideoModel": ".pixverse_v55_image_to_video_model",
    "PixverseV55ImageToVideoResolution": ".pixverse_v55_image_to_video_resolution",
    "PixverseV55ImageToVideoStyle": ".pixverse_v55_image_to_video_style",
    "PixverseV55ImageToVideoThinkingType": ".pixverse_v55_image_to_video_thinking_type",
    "PixverseV55TextToVideo": ".pixverse_v55_text_to_video",
    "PixverseV55TextToVideoAspectRatio": ".pixverse_v55_text_to_video_aspect_ratio",
    "PixverseV55TextToVideoDuration": ".pixverse_v55_text_to_video_duration",
    "PixverseV55TextToVideoModel": ".pixverse_v55_text_to_video_model",
    "PixverseV55TextToVideoResolution": ".pixverse_v55_text_to_video_resolution",
    "PixverseV55TextToVideoStyle": ".pixverse_v55_text_to_video_style",
    "PixverseV55TextToVideoThinkingType": ".pixverse_v55_text_to_video_thinking_type",
    "PixverseV5ImageToVideo": ".pixverse_v5_image_to_video",
    "PixverseV5ImageToVideoDuration": ".pixverse_v5_image_to_video_duration",
    "PixverseV5ImageToVideoLipSyncTtsSpeaker": ".pixverse_v5_image_to_video_lip_sync_tts_speaker",
    "PixverseV5ImageToVideoResolution": ".pixverse_v5_image_to_video_resolution",
    "PixverseV5ImageToVideoStyle": ".pixverse_v5_image_to_video_style",
    "PixverseV5TextToVideo": ".pixverse_v5_text_to_video",
    "PixverseV5TextToVideoAspectRatio": ".pixverse_v5_text_to_video_aspect_ratio",
    "PixverseV5TextToVideoDuration": ".pixverse_v5_text_to_video_duration",
    "PixverseV5TextToVideoLipSyncTtsSpeaker": ".pixverse_v5_text_to_video_lip_sync_tts_speaker",
    "PixverseV5TextToVideoResolution": ".pixverse_v5_text_to_video_resolution",
    "PixverseV5TextToVideoStyle": ".pixverse_v5_text_to_video_style",
    "PixverseV5Transition": ".pixverse_v5_transition",
    "PixverseV5TransitionDuration": ".pixverse_v5_transition_duration",
    "PixverseV5TransitionLipSyncTtsSpeaker": ".pixverse_v5_transition_lip_sync_tts_speaker",
    "PixverseV5TransitionResolution": ".pixverse_v5_transition_resolution",
    "PixverseV5TransitionStyle": ".pixverse_v5_transition_style",
    "RunwayActTwo": ".runway_act_two",
    "RunwayActTwoCharacterType0": ".runway_act_two_character_type_0",
    "RunwayActTwoCharacterType0Type": ".runway_act_two_character_type_0_type",
    "RunwayActTwoCharacterType1": ".runway_act_two_character_type_1",
    "RunwayActTwoCharacterType1Type": ".runway_act_two_character_type_1_type",
    "RunwayActTwoFrameSize": ".runway_act_two_frame_size",
    "RunwayActTwoReference": ".runway_act_two_reference",
    "RunwayActTwoReferenceType": ".runway_act_two_reference_type",
    "RunwayGen4Aleph": ".runway_gen_4_aleph",
    "RunwayGen4AlephDuration": ".runway_gen_4_aleph_duration",
    "RunwayGen4AlephFrameSize": ".runway_gen_4_aleph_frame_size",
    "RunwayGen4AlephReferencesItem": ".runway_gen_4_aleph_references_item",
    "RunwayGen4AlephReferencesItemType": ".runway_gen_4_aleph_references_item_type",
    "RunwayGen4Turbo": ".runway_gen_4_turbo",
    "RunwayGen4TurboAspectRatio": ".runway_gen_4_turbo_aspect_ratio",
    "RunwayGen4TurboDuration": ".runway_gen_4_turbo_duration",
    "SberAiKandinsky5DistillT2V": ".sber_ai_kandinsky_5_distill_t2v",
    "SberAiKandinsky5DistillT2VAspectRatio": ".sber_ai_kandinsky_5_distill_t2v_aspect_ratio",
    "SberAiKandinsky5DistillT2VDuration": ".sber_ai_kandinsky_5_distill_t2v_duration",
    "SberAiKandinsky5T2V": ".sber_ai_kandinsky_5t2v",
    "SberAiKandinsky5T2VAspectRatio": ".sber_ai_kandinsky_5t2v_aspect_ratio",
    "SberAiKandinsky5T2VDuration": ".sber_ai_kandinsky_5t2v_duration",
    "TencentHunyuanVideoFoley": ".tencent_hunyuan_video_foley",
    "VeedFabric10": ".veed_fabric_10",
    "VeedFabric10Resolution": ".veed_fabric_10_resolution",
    "Veo2": ".veo_2",
    "Veo2AspectRatio": ".veo_2_aspect_ratio",
    "Veo2Duration": ".veo_2_duration",
    "Veo2ImageToVideo": ".veo_2_image_to_video",
    "Veo2ImageToVideoAspectRatio": ".veo_2_image_to_video_aspect_ratio",
    "Veo2ImageToVideoDuration": ".veo_2_image_to_video_duration",
    "Veo31LiteGenerate001": ".veo_31_lite_generate_001",
    "Veo31LiteGenerate001AspectRatio": ".veo_31_lite_generate_001_aspect_ratio",
    "Veo31LiteGenerate001Duration": ".veo_31_lite_generate_001_duration",
    "Veo31LiteGenerate001PersonGeneration": ".veo_31_lite_generate_001_person_generation",
    "Veo31LiteGenerate001Resolution": ".veo_31_lite_generate_001_resolution",
    "Video01": ".video_01",
    "Video01Live2D": ".video_01_live_2d",
    "VideoGeneration": ".video_generation",
    "VideoRequest": ".video_request",
    "XAiGrokImagineVideo": ".x_ai_grok_imagine_video",
    "XAiGrokImagineVideo15Preview": ".x_ai_grok_imagine_video_15_preview",
    "XAiGrokImagineVideo15PreviewAspectRatio": ".x_ai_grok_imagine_video_15_preview_aspect_ratio",
    "XAiGrokImagineVideo15PreviewResolution": ".x_ai_grok_imagine_video_15_preview_resolution",
    "XAiGrokImagineVideoAspectRatio": ".x_ai_grok_imagine_video_aspect_ratio",
    "XAiGrokImagineVideoResolution": ".x_ai_grok_imagine_video_resolution",
}

__all__ = (
    "AlibabaHappyhorse10",
    "AlibabaHappyhorse10AspectRatio",
    "AlibabaHappyhorse10AudioSetting",
    "AlibabaHappyhorse10Duration",
    "AlibabaHappyhorse10Resolution",
    "AlibabaHappyhorse11",
    "AlibabaHappyhorse11AspectRatio",
    "AlibabaHappyhorse11Duration",
    "AlibabaHappyhorse11Resolution",
    "AlibabaWan21T2VPlus",
    "AlibabaWan21T2VPlusAspectRatio",
    "AlibabaWan21T2VPlusResolution",
    "AlibabaWan21T2VTurbo",
    "AlibabaWan21T2VTurboAspectRatio",
    "AlibabaWan21T2VTurboResolution",
    "AlibabaWan2214BAnimateMove",
    "AlibabaWan2214BAnimateMoveResolution",
    "AlibabaWan2214BAnimateMoveVideoQuality",
    "AlibabaWan2214BAnimateMoveVideoWriteMode",
    "AlibabaWan2214BAnimateReplace",
    "AlibabaWan2214BAnimateReplaceResolution",
    "AlibabaWan2214BAnimateReplaceVideoQuality",
    "AlibabaWan2214BAnimateReplaceVideoWriteMode",
    "AlibabaWan22I2VPlus",
    "AlibabaWan22I2VPlusResolution",
    "AlibabaWan22T2VPlus",
    "AlibabaWan22T2VPlusAspectRatio",
    "AlibabaWan22T2VPlusResolution",
    "AlibabaWan22VaceFunA14BDepth",
    "AlibabaWan22VaceFunA14BDepthAcceleration",
    "AlibabaWan22VaceFunA14BDepthAspectRatio",
    "AlibabaWan22VaceFunA14BDepthInterpolatorModel",
    "AlibabaWan22VaceFunA14BDepthResolution",
    "AlibabaWan22VaceFunA14BDepthVideoQuality",
    "AlibabaWan22VaceFunA14BDepthVideoWriteMode",
    "AlibabaWan22VaceFunA14BInpainting",
    "AlibabaWan22VaceFunA14BInpaintingAcceleration",
    "AlibabaWan22VaceFunA14BInpaintingAspectRatio",
    "AlibabaWan22VaceFunA14BInpaintingInterpolatorModel",
    "AlibabaWan22VaceFunA14BInpaintingResolution",
    "AlibabaWan22VaceFunA14BInpaintingVideoQuality",
    "AlibabaWan22VaceFunA14BInpaintingVideoWriteMode",
    "AlibabaWan22VaceFunA14BOutpainting",
    "AlibabaWan22VaceFunA14BOutpaintingAcceleration",
    "AlibabaWan22VaceFunA14BOutpaintingAspectRatio",
    "AlibabaWan22VaceFunA14BOutpaintingInterpolatorModel",
    "AlibabaWan22VaceFunA14BOutpaintingResolution",
    "AlibabaWan22VaceFunA14BOutpaintingVideoQuality",
    "AlibabaWan22VaceFunA14BOutpaintingVideoWriteMode",
    "AlibabaWan22VaceFunA14BPose",
    "AlibabaWan22VaceFunA14BPoseAcceleration",
    "AlibabaWan22VaceFunA14BPoseAspectRatio",
    "AlibabaWan22VaceFunA14BPoseInterpolatorModel",
    "AlibabaWan22VaceFunA14BPoseResolution",
    "AlibabaWan22VaceFunA14BPoseVideoQuality",
    "AlibabaWan22VaceFunA14BPoseVideoWriteMode",
    "AlibabaWan22VaceFunA14BReframe",
    "AlibabaWan22VaceFunA14BReframeAcceleration",
    "AlibabaWan22VaceFunA14BReframeAspectRatio",
    "AlibabaWan22VaceFunA14BReframeInterpolatorModel",
    "AlibabaWan22VaceFunA14BReframeResolution",
    "AlibabaWan22VaceFunA14BReframeVideoQuality",
    "AlibabaWan22VaceFunA14BReframeVideoWriteMode",
    "AlibabaWan25I2VPreview",
    "AlibabaWan25I2VPreviewAspectRatio",
    "AlibabaWan25I2VPreviewDuration",
    "AlibabaWan25I2VPreviewResolution",
    "AlibabaWan25T2VPreview",
    "AlibabaWan25T2VPreviewAspectRatio",
    "AlibabaWan25T2VPreviewDuration",
    "AlibabaWan25T2VPreviewResolution",
    "AlibabaWan26I2V",
    "AlibabaWan26I2VDuration",
    "AlibabaWan26I2VResolution",
    "AlibabaWan26I2VShotType",
    "AlibabaWan26ImageToVideoFlash",
    "AlibabaWan26ImageToVideoFlashDuration",
    "AlibabaWan26ImageToVideoFlashResolution",
    "AlibabaWan26ImageToVideoFlashShotType",
    "AlibabaWan26R2V",
    "AlibabaWan26R2VAspectRatio",
    "AlibabaWan26R2VDuration",
    "AlibabaWan26R2VResolution",
    "AlibabaWan26R2VShotType",
    "AlibabaWan26T2V",
    "AlibabaWan26T2VAspectRatio",
    "AlibabaWan26T2VDuration",
    "AlibabaWan26T2VResolution",
    "AlibabaWan26T2VShotType",
    "AlibabaWan27I2V",
    "AlibabaWan27I2VDuration",
    "AlibabaWan27I2VResolution",
    "AlibabaWan27R2V",
    "AlibabaWan27R2VAspectRatio",
    "AlibabaWan27R2VDuration",
    "AlibabaWan27R2VResolution",
    "AlibabaWan27T2V",
    "AlibabaWan27T2VAspectRatio",
    "AlibabaWan27T2VDuration",
    "AlibabaWan27T2VResolution",
    "AlibabaWan27T2VShotType",
    "BeebleSwitchxVideoToVideo",
    "BeebleSwitchxVideoToVideoAlphaMode",
    "BeebleSwitchxVideoToVideoMaxResolution",
    "BlackforestlabsFlux3VideoDraftI2V",
    "BlackforestlabsFlux3VideoDraftI2VAspectRatio",
    "BlackforestlabsFlux3VideoDraftI2VResolution",
    "BlackforestlabsFlux3VideoDraftT2V",
    "BlackforestlabsFlux3VideoDraftT2VAspectRatio",
    "BlackforestlabsFlux3VideoDraftT2VResolution",
    "BlackforestlabsFlux3VideoDraftV2V",
    "BlackforestlabsFlux3VideoDraftV2VAspectRatio",
    "BlackforestlabsFlux3VideoDraftV2VResolution",
    "BlackforestlabsFlux3VideoI2V",
    "BlackforestlabsFlux3VideoI2VAspectRatio",
    "BlackforestlabsFlux3VideoI2VResolution",
    "BlackforestlabsFlux3VideoT2V",
    "BlackforestlabsFlux3VideoT2VAspectRatio",
    "BlackforestlabsFlux3VideoT2VResolution",
    "BlackforestlabsFlux3VideoV2V",
    "BlackforestlabsFlux3VideoV2VAspectRatio",
    "BlackforestlabsFlux3VideoV2VResolution",
    "BytedanceDreaminaSeedance20Mini",
    "BytedanceDreaminaSeedance20MiniAspectRatio",
    "BytedanceDreaminaSeedance20MiniDuration",
    "BytedanceDreaminaSeedance20MiniResolution",
    "BytedanceDreaminaSeedance25",
    "BytedanceDreaminaSeedance25AspectRatio",
    "BytedanceDreaminaSeedance25Duration",
    "BytedanceDreaminaSeedance25Resolution",
    "BytedanceOmnihuman",
    "BytedanceOmnihumanV15",
    "BytedanceSeedance10LiteI2V",
    "BytedanceSeedance10LiteI2VDuration",
    "BytedanceSeedance10LiteI2VResolution",
    "BytedanceSeedance10LiteT2V",
    "BytedanceSeedance10LiteT2VAspectRatio",
    "BytedanceSeedance10LiteT2VDuration",
    "BytedanceSeedance10LiteT2VResolution",
    "BytedanceSeedance10ProFast",
    "BytedanceSeedance10ProFastDuration",
    "BytedanceSeedance10ProFastResolution",
    "BytedanceSeedance10ProI2V",
    "BytedanceSeedance10ProI2VDuration",
    "BytedanceSeedance10ProI2VResolution",
    "BytedanceSeedance10ProT2V",
    "BytedanceSeedance10ProT2VDuration",
    "BytedanceSeedance10ProT2VResolution",
    "BytedanceSeedance15Pro",
    "BytedanceSeedance15ProAspectRatio",
    "BytedanceSeedance15ProDuration",
    "BytedanceSeedance15ProResolution",
    "BytedanceSeedance20",
    "BytedanceSeedance20AspectRatio",
    "BytedanceSeedance20Duration",
    "BytedanceSeedance20Fast",
    "BytedanceSeedance20FastAspectRatio",
    "BytedanceSeedance20FastDuration",
    "BytedanceSeedance20FastResolution",
    "BytedanceSeedance20Resolution",
    "BytedanceSeedance25",
    "BytedanceSeedance25AspectRatio",
    "BytedanceSeedance25Duration",
    "BytedanceSeedance25Resolution",
    "ErrorEnvelope",
    "Gen3ATurbo",
    "Gen3ATurboAspectRatio",
    "Gen3ATurboDuration",
    "GeneratedVideo",
    "GenerationError",
    "GenerationMeta",
    "GenerationStatus",
    "GenerationUsage",
    "GoogleGeminiOmniFlashPreview",
    "GoogleGeminiOmniFlashPreviewAspectRatio",
    "GoogleGeminiOmniFlashPreviewDelivery",
    "GoogleGeminiOmniFlashPreviewDuration",
    "GoogleGeminiOmniFlashPreviewTask",
    "GoogleVeo3",
    "GoogleVeo30Fast",
    "GoogleVeo30FastAspectRatio",
    "GoogleVeo30FastDuration",
    "GoogleVeo30FastResolution",
    "GoogleVeo30I2V",
    "GoogleVeo30I2VAspectRatio",
    "GoogleVeo30I2VDuration",
    "GoogleVeo30I2VFast",
    "GoogleVeo30I2VFastAspectRatio",
    "GoogleVeo30I2VFastDuration",
    "GoogleVeo30I2VFastResolution",
    "GoogleVeo30I2VResolution",
    "GoogleVeo31ExtendVideo",
    "GoogleVeo31ExtendVideoAspectRatio",
    "GoogleVeo31ExtendVideoDuration",
    "GoogleVeo31ExtendVideoResolution",
    "GoogleVeo31FastExtendVideo",
    "GoogleVeo31FastExtendVideoAspectRatio",
    "GoogleVeo31FastExtendVideoDuration",
    "GoogleVeo31FastExtendVideoResolution",
    "GoogleVeo31FirstLastImageToVideo",
    "GoogleVeo31FirstLastImageToVideoAspectRatio",
    "GoogleVeo31FirstLastImageToVideoDuration",
    "GoogleVeo31FirstLastImageToVideoFast",
    "GoogleVeo31FirstLastImageToVideoFastAspectRatio",
    "GoogleVeo31FirstLastImageToVideoFastDuration",
    "GoogleVeo31FirstLastImageToVideoFastResolution",
    "GoogleVeo31FirstLastImageToVideoResolution",
    "GoogleVeo31I2V",
    "GoogleVeo31I2VAspectRatio",
    "GoogleVeo31I2VDuration",
    "GoogleVeo31I2VFast",
    "GoogleVeo31I2VFastAspectRatio",
    "GoogleVeo31I2VFastDuration",
    "GoogleVeo31I2VFastResolution",
    "GoogleVeo31I2VResolution",
    "GoogleVeo31ReferenceToVideo",
    "GoogleVeo31ReferenceToVideoDuration",
    "GoogleVeo31ReferenceToVideoResolution",
    "GoogleVeo31T2V",
    "GoogleVeo31T2VAspectRatio",
    "GoogleVeo31T2VDuration",
    "GoogleVeo31T2VFast",
    "GoogleVeo31T2VFastAspectRatio",
    "GoogleVeo31T2VFastDuration",
    "GoogleVeo31T2VFastResolution",
    "GoogleVeo31T2VResolution",
    "GoogleVeo3AspectRatio",
    "GoogleVeo3Duration",
    "GoogleVeo3Resolution",
    "KlingaiAvatarPro",
    "KlingaiAvatarStandard",
    "KlingaiKlingVideoV16ProEffects",
    "KlingaiKlingVideoV16ProEffectsDuration",
    "KlingaiKlingVideoV16ProEffectsEffectScene",
    "KlingaiKlingVideoV16StandardEffects",
    "KlingaiKlingVideoV16StandardEffectsDuration",
    "KlingaiKlingVideoV16StandardEffectsEffectScene",
    "KlingaiV21MasterImageToVideo",
    "KlingaiV21MasterImageToVideoCameraControl",
    "KlingaiV21MasterImageToVideoCameraControlConfig",
    "KlingaiV21MasterImageToVideoCameraControlType",
    "KlingaiV21MasterImageToVideoDuration",
    "KlingaiV21MasterImageToVideoDynamicMasksItem",
    "KlingaiV21MasterImageToVideoDynamicMasksItemTrajectoriesItem",
    "KlingaiV21MasterTextToVideo",
    "KlingaiV21MasterTextToVideoAdvancedCameraControl",
    "KlingaiV21MasterTextToVideoAdvancedCameraControlMovementType",
    "KlingaiV21MasterTextToVideoAspectRatio",
    "KlingaiV21MasterTextToVideoCameraControl",
    "KlingaiV21MasterTextToVideoDuration",
    "KlingaiV25TurboProImageToVideo",
    "KlingaiV25TurboProImageToVideoDuration",
    "KlingaiV25TurboProTextToVideo",
    "KlingaiV25TurboProTextToVideoAspectRatio",
    "KlingaiV25TurboProTextToVideoDuration",
    "KlingaiV2MasterImageToVideo",
    "KlingaiV2MasterImageToVideoCameraControl",
    "KlingaiV2MasterImageToVideoCameraControlConfig",
    "KlingaiV2MasterImageToVideoCameraControlType",
    "KlingaiV2MasterImageToVideoDuration",
    "KlingaiV2MasterImageToVideoDynamicMasksItem",
    "KlingaiV2MasterImageToVideoDynamicMasksItemTrajectoriesItem",
    "KlingaiV2MasterTextToVideo",
    "KlingaiV2MasterTextToVideoAdvancedCameraControl",
    "KlingaiV2MasterTextToVideoAdvancedCameraControlMovementType",
    "KlingaiV2MasterTextToVideoAspectRatio",
    "KlingaiV2MasterTextToVideoCameraControl",
    "KlingaiV2MasterTextToVideoDuration",
    "KlingaiVideoO1ImageToVideo",
    "KlingaiVideoO1ImageToVideoDuration",
    "KlingaiVideoO1ReferenceToVideo",
    "KlingaiVideoO1ReferenceToVideoAspectRatio",
    "KlingaiVideoO1ReferenceToVideoDuration",
    "KlingaiVideoO1ReferenceToVideoElementsItem",
    "KlingaiVideoO1VideoToVideoEdit",
    "KlingaiVideoO1VideoToVideoEditElementsItem",
    "KlingaiVideoO1VideoToVideoReference",
    "KlingaiVideoO1VideoToVideoReferenceAspectRatio",
    "KlingaiVideoO1VideoToVideoReferenceDuration",
    "KlingaiVideoO1VideoToVideoReferenceElementsItem",
    "KlingaiVideoV26MotionControl",
    "KlingaiVideoV26MotionControlCharacterOrientation",
    "KlingaiVideoV26MotionControlMode",
    "KlingaiVideoV26ProImageToVideo",
    "KlingaiVideoV26ProImageToVideoDuration",
    "KlingaiVideoV26ProTextToVideo",
    "KlingaiVideoV26ProTextToVideoAspectRatio",
    "KlingaiVideoV26ProTextToVideoDuration",
    "KlingaiVideoV3MotionControl",
    "KlingaiVideoV3MotionControlCharacterOrientation",
    "KlingaiVideoV3MotionControlMode",
    "KlingaiVideoV3Omni1080PImageToVideo",
    "KlingaiVideoV3Omni1080PImageToVideoDuration",
    "KlingaiVideoV3Omni1080PImageToVideoElementsItem",
    "KlingaiVideoV3Omni1080PImageToVideoShotType",
    "KlingaiVideoV3Omni1080PTextToVideo",
    "KlingaiVideoV3Omni1080PTextToVideoAspectRatio",
    "KlingaiVideoV3Omni1080PTextToVideoDuration",
    "KlingaiVideoV3Omni1080PTextToVideoShotType",
    "KlingaiVideoV3Omni720PImageToVideo",
    "KlingaiVideoV3Omni720PImageToVideoDuration",
    "KlingaiVideoV3Omni720PImageToVideoElementsItem",
    "KlingaiVideoV3Omni720PImageToVideoShotType",
    "KlingaiVideoV3Omni720PTextToVideo",
    "KlingaiVideoV3Omni720PTextToVideoAspectRatio",
    "KlingaiVideoV3Omni720PTextToVideoDuration",
    "KlingaiVideoV3Omni720PTextToVideoShotType",
    "KlingaiVideoV3ProImageToVideo",
    "KlingaiVideoV3ProImageToVideoDuration",
    "KlingaiVideoV3ProImageToVideoElementsItem",
    "KlingaiVideoV3ProImageToVideoShotType",
    "KlingaiVideoV3ProTextToVideo",
    "KlingaiVideoV3ProTextToVideoAspectRatio",
    "KlingaiVideoV3ProTextToVideoDuration",
    "KlingaiVideoV3ProTextToVideoShotType",
    "KlingaiVideoV3StandardImageToVideo",
    "KlingaiVideoV3StandardImageToVideoDuration",
    "KlingaiVideoV3StandardImageToVideoElementsItem",
    "KlingaiVideoV3StandardImageToVideoShotType",
    "KlingaiVideoV3StandardTextToVideo",
    "KlingaiVideoV3StandardTextToVideoAspectRatio",
    "KlingaiVideoV3StandardTextToVideoDuration",
    "KlingaiVideoV3StandardTextToVideoShotType",
    "KlingaiVideoV3StandardTurboImageToVideo",
    "KlingaiVideoV3StandardTurboImageToVideoDuration",
    "KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item",
    "KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0ItemDuration",
    "KlingaiVideoV3StandardTurboTextToVideo",
    "KlingaiVideoV3StandardTurboTextToVideoAspectRatio",
    "KlingaiVideoV3StandardTurboTextToVideoDuration",
    "KlingaiVideoV3StandardTurboTextToVideoMultiPromptType0Item",
    "KlingaiVideoV3StandardTurboTextToVideoMultiPromptType0ItemDuration",
    "KlingaiVideoV3TurboProImageToVideo",
    "KlingaiVideoV3TurboProImageToVideoDuration",
    "KlingaiVideoV3TurboProImageToVideoMultiPromptType0Item",
    "KlingaiVideoV3TurboProImageToVideoMultiPromptType0ItemDuration",
    "KlingaiVideoV3TurboProTextToVideo",
    "KlingaiVideoV3TurboProTextToVideoAspectRatio",
    "KlingaiVideoV3TurboProTextToVideoDuration",
    "KlingaiVideoV3TurboProTextToVideoMultiPromptType0Item",
    "KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration",
    "KlingVideoV15ProImageToVideo",
    "KlingVideoV15ProImageToVideoCameraControl",
    "KlingVideoV15ProImageToVideoCameraControlConfig",
    "KlingVideoV15ProImageToVideoCameraControlType",
    "KlingVideoV15ProImageToVideoDuration",
    "KlingVideoV15ProImageToVideoDynamicMasksItem",
    "KlingVideoV15ProImageToVideoDynamicMasksItemTrajectoriesItem",
    "KlingVideoV15ProTextToVideo",
    "KlingVideoV15ProTextToVideoAdvancedCameraControl",
    "KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType",
    "KlingVideoV15ProTextToVideoAspectRatio",
    "KlingVideoV15ProTextToVideoCameraControl",
    "KlingVideoV15ProTextToVideoDuration",
    "KlingVideoV15StandardImageToVideo",
    "KlingVideoV15StandardImageToVideoCameraControl",
    "KlingVideoV15StandardImageToVideoCameraControlConfig",
    "KlingVideoV15StandardImageToVideoCameraControlType",
    "KlingVideoV15StandardImageToVideoDuration",
    "KlingVideoV15StandardImageToVideoDynamicMasksItem",
    "KlingVideoV15StandardImageToVideoDynamicMasksItemTrajectoriesItem",
    "KlingVideoV16ProImageToVideo",
    "KlingVideoV16ProImageToVideoCameraControl",
    "KlingVideoV16ProImageToVideoCameraControlConfig",
    "KlingVideoV16ProImageToVideoCameraControlType",
    "KlingVideoV16ProImageToVideoDuration",
    "KlingVideoV16ProImageToVideoDynamicMasksItem",
    "KlingVideoV16ProImageToVideoDynamicMasksItemTrajectoriesItem",
    "KlingVideoV16ProTextToVideo",
    "KlingVideoV16ProTextToVideoAdvancedCameraControl",
    "KlingVideoV16ProTextToVideoAdvancedCameraControlMovementType",
    "KlingVideoV16ProTextToVideoAspectRatio",
    "KlingVideoV16ProTextToVideoCameraControl",
    "KlingVideoV16ProTextToVideoDuration",
    "KlingVideoV16StandardImageToVideo",
    "KlingVideoV16StandardImageToVideoDuration",
    "KlingVideoV16StandardMultiImageToVideo",
    "KlingVideoV16StandardMultiImageToVideoAspectRatio",
    "KlingVideoV16StandardMultiImageToVideoDuration",
    "KlingVideoV16StandardTextToVideo",
    "KlingVideoV16StandardTextToVideoAspectRatio",
    "KlingVideoV16StandardTextToVideoDuration",
    "KlingVideoV1ProImageToVideo",
    "KlingVideoV1ProImageToVideoCameraControl",
    "KlingVideoV1ProImageToVideoCameraControlConfig",
    "KlingVideoV1ProImageToVideoCameraControlType",
    "KlingVideoV1ProImageToVideoDuration",
    "KlingVideoV1ProImageToVideoDynamicMasksItem",
    "KlingVideoV1ProImageToVideoDynamicMasksItemTrajectoriesItem",
    "KlingVideoV1ProTextToVideo",
    "KlingVideoV1ProTextToVideoAdvancedCameraControl",
    "KlingVideoV1ProTextToVideoAdvancedCameraControlMovementType",
    "KlingVideoV1ProTextToVideoAspectRatio",
    "KlingVideoV1ProTextToVideoCameraControl",
    "KlingVideoV1ProTextToVideoDuration",
    "KlingVideoV1StandardImageToVideo",
    "KlingVideoV1StandardImageToVideoCameraControl",
    "KlingVideoV1StandardImageToVideoCameraControlConfig",
    "KlingVideoV1StandardImageToVideoCameraControlType",
    "KlingVideoV1StandardImageToVideoDuration",
    "KlingVideoV1StandardImageToVideoDynamicMasksItem",
    "KlingVideoV1StandardImageToVideoDynamicMasksItemTrajectoriesItem",
    "KlingVideoV1StandardTextToVideo",
    "KlingVideoV1StandardTextToVideoAdvancedCameraControl",
    "KlingVideoV1StandardTextToVideoAdvancedCameraControlMovementType",
    "KlingVideoV1StandardTextToVideoAspectRatio",
    "KlingVideoV1StandardTextToVideoCameraControl",
    "KlingVideoV1StandardTextToVideoDuration",
    "KlingVideoV21ProImageToVideo",
    "KlingVideoV21ProImageToVideoCameraControl",
    "KlingVideoV21ProImageToVideoCameraControlConfig",
    "KlingVideoV21ProImageToVideoCameraControlType",
    "KlingVideoV21ProImageToVideoDuration",
    "KlingVideoV21ProImageToVideoDynamicMasksItem",
    "KlingVideoV21ProImageToVideoDynamicMasksItemTrajectoriesItem",
    "KlingVideoV21StandardImageToVideo",
    "KlingVideoV21StandardImageToVideoCameraControl",
    "KlingVideoV21StandardImageToVideoCameraControlConfig",
    "KlingVideoV21StandardImageToVideoCameraControlType",
    "KlingVideoV21StandardImageToVideoDuration",
    "KlingVideoV21StandardImageToVideoDynamicMasksItem",
    "KlingVideoV21StandardImageToVideoDynamicMasksItemTrajectoriesItem",
    "KreaKreaWan14BTextToVideo",
    "KreaKreaWan14BVideoToVideo",
    "LtxvLtxv2",
    "LtxvLtxv2AspectRatio",
    "LtxvLtxv2Duration",
    "LtxvLtxv2Fast",
    "LtxvLtxv2FastAspectRatio",
    "LtxvLtxv2FastDuration",
    "LtxvLtxv2FastFps",
    "LtxvLtxv2FastResolution",
    "LtxvLtxv2Fps",
    "LtxvLtxv2Resolution",
    "LumaRay16",
    "LumaRay16AspectRatio",
    "LumaRay16Keyframes",
    "LumaRay16KeyframesFrame0Type0",
    "LumaRay16KeyframesFrame0Type0Type",
    "LumaRay16KeyframesFrame0Type1",
    "LumaRay16KeyframesFrame0Type1Type",
    "LumaRay16KeyframesFrame1Type0",
    "LumaRay16KeyframesFrame1Type0Type",
    "LumaRay16KeyframesFrame1Type1",
    "LumaRay16KeyframesFrame1Type1Type",
    "LumaRay2",
    "LumaRay2AspectRatio",
    "LumaRay2Duration",
    "LumaRay2Keyframes",
    "LumaRay2KeyframesFrame0Type0",
    "LumaRay2KeyframesFrame0Type0Type",
    "LumaRay2KeyframesFrame0Type1",
    "LumaRay2KeyframesFrame0Type1Type",
    "LumaRay2KeyframesFrame1Type0",
    "LumaRay2KeyframesFrame1Type0Type",
    "LumaRay2KeyframesFrame1Type1",
    "LumaRay2KeyframesFrame1Type1Type",
    "LumaRay2Resolution",
    "LumaRay32",
    "LumaRay32AspectRatio",
    "LumaRay32Duration",
    "LumaRay32Resolution",
    "LumaRay32Type",
    "LumaRayFlash2",
    "LumaRayFlash2AspectRatio",
    "LumaRayFlash2Duration",
    "LumaRayFlash2Keyframes",
    "LumaRayFlash2KeyframesFrame0Type0",
    "LumaRayFlash2KeyframesFrame0Type0Type",
    "LumaRayFlash2KeyframesFrame0Type1",
    "LumaRayFlash2KeyframesFrame0Type1Type",
    "LumaRayFlash2KeyframesFrame1Type0",
    "LumaRayFlash2KeyframesFrame1Type0Type",
    "LumaRayFlash2KeyframesFrame1Type1",
    "LumaRayFlash2KeyframesFrame1Type1Type",
    "LumaRayFlash2Resolution",
    "MagicImageToVideo",
    "MagicImageToVideoTemplate",
    "MagicTextToVideo",
    "MagicTextToVideoTemplate",
    "MagicVideoToVideo",
    "MagicVideoToVideoTemplate",
    "MinimaxH3",
    "MinimaxH3Ratio",
    "MinimaxH3Resolution",
    "MinimaxHailuo02",
    "MinimaxHailuo02Duration",
    "MinimaxHailuo02Resolution",
    "MinimaxHailuo23",
    "MinimaxHailuo23Duration",
    "MinimaxHailuo23Fast",
    "MinimaxHailuo23FastDuration",
    "MinimaxHailuo23FastResolution",
    "MinimaxHailuo23Resolution",
    "OpenaiSora2I2V",
    "OpenaiSora2I2VAspectRatio",
    "OpenaiSora2I2VDuration",
    "OpenaiSora2I2VResolution",
    "OpenaiSora2ProI2V",
    "OpenaiSora2ProI2VAspectRatio",
    "OpenaiSora2ProI2VDuration",
    "OpenaiSora2ProI2VResolution",
    "OpenaiSora2ProT2V",
    "OpenaiSora2ProT2VAspectRatio",
    "OpenaiSora2ProT2VDuration",
    "OpenaiSora2ProT2VResolution",
    "OpenaiSora2T2V",
    "OpenaiSora2T2VAspectRatio",
    "OpenaiSora2T2VDuration",
    "OpenaiSora2T2VResolution",
    "PixverseLipSync",
    "PixverseLipSyncLipSyncTtsSpeaker",
    "PixverseV55ImageToVideo",
    "PixverseV55ImageToVideoDuration",
    "PixverseV55ImageToVideoModel",
    "PixverseV55ImageToVideoResolution",
    "PixverseV55ImageToVideoStyle",
    "PixverseV55ImageToVideoThinkingType",
    "PixverseV55TextToVideo",
    "PixverseV55TextToVideoAspectRatio",
    "PixverseV55TextToVideoDuration",
    "PixverseV55TextToVideoModel",
    "PixverseV55TextToVideoResolution",
    "PixverseV55TextToVideoStyle",
    "PixverseV55TextToVideoThinkingType",
    "PixverseV5ImageToVideo",
    "PixverseV5ImageToVideoDuration",
    "PixverseV5ImageToVideoLipSyncTtsSpeaker",
    "PixverseV5ImageToVideoResolution",
    "PixverseV5ImageToVideoStyle",
    "PixverseV5TextToVideo",
    "PixverseV5TextToVideoAspectRatio",
    "PixverseV5TextToVideoDuration",
    "PixverseV5TextToVideoLipSyncTtsSpeaker",
    "PixverseV5TextToVideoResolution",
    "PixverseV5TextToVideoStyle",
    "PixverseV5Transition",
    "PixverseV5TransitionDuration",
    "PixverseV5TransitionLipSyncTtsSpeaker",
    "PixverseV5TransitionResolution",
    "PixverseV5TransitionStyle",
    "RunwayActTwo",
    "RunwayActTwoCharacterType0",
    "RunwayActTwoCharacterType0Type",
    "RunwayActTwoCharacterType1",
    "RunwayActTwoCharacterType1Type",
    "RunwayActTwoFrameSize",
    "RunwayActTwoReference",
    "RunwayActTwoReferenceType",
    "RunwayGen4Aleph",
    "RunwayGen4AlephDuration",
    "RunwayGen4AlephFrameSize",
    "RunwayGen4AlephReferencesItem",
    "RunwayGen4AlephReferencesItemType",
    "RunwayGen4Turbo",
    "RunwayGen4TurboAspectRatio",
    "RunwayGen4TurboDuration",
    "SberAiKandinsky5DistillT2V",
    "SberAiKandinsky5DistillT2VAspectRatio",
    "SberAiKandinsky5DistillT2VDuration",
    "SberAiKandinsky5T2V",
    "SberAiKandinsky5T2VAspectRatio",
    "SberAiKandinsky5T2VDuration",
    "TencentHunyuanVideoFoley",
    "VeedFabric10",
    "VeedFabric10Resolution",
    "Veo2",
    "Veo2AspectRatio",
    "Veo2Duration",
    "Veo2ImageToVideo",
    "Veo2ImageToVideoAspectRatio",
    "Veo2ImageToVideoDuration",
    "Veo31LiteGenerate001",
    "Veo31LiteGenerate001AspectRatio",
    "Veo31LiteGenerate001Duration",
    "Veo31LiteGenerate001PersonGeneration",
    "Veo31LiteGenerate001Resolution",
    "Video01",
    "Video01Live2D",
    "VideoGeneration",
    "VideoRequest",
    "XAiGrokImagineVideo",
    "XAiGrokImagineVideo15Preview",
    "XAiGrokImagineVideo15PreviewAspectRatio",
    "XAiGrokImagineVideo15PreviewResolution",
    "XAiGrokImagineVideoAspectRatio",
    "XAiGrokImagineVideoResolution",
)

if not TYPE_CHECKING:  # so that type checkers still refuse a name that is not there

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
