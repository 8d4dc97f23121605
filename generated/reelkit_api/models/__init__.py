# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
"""The classes of requests and answers. Each is imported when it is first asked for"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .alibaba_happyhorse_10 import (
        AlibabaHappyhorse10,
        AlibabaHappyhorse10AspectRatio,
        AlibabaHappyhorse10AudioSetting,
        AlibabaHappyhorse10Duration,
        AlibabaHappyhorse10Resolution,
    )
    from .alibaba_happyhorse_11 import (
        AlibabaHappyhorse11,
        AlibabaHappyhorse11AspectRatio,
        AlibabaHappyhorse11Duration,
        AlibabaHappyhorse11Resolution,
    )
    from .alibaba_wan_21t2v_plus import (
        AlibabaWan21T2VPlus,
        AlibabaWan21T2VPlusAspectRatio,
        AlibabaWan21T2VPlusResolution,
    )
    from .alibaba_wan_21t2v_turbo import (
        AlibabaWan21T2VTurbo,
        AlibabaWan21T2VTurboAspectRatio,
        AlibabaWan21T2VTurboResolution,
    )
    from .alibaba_wan_22_vace_fun_a14b_depth import (
        AlibabaWan22VaceFunA14BDepth,
        AlibabaWan22VaceFunA14BDepthAcceleration,
        AlibabaWan22VaceFunA14BDepthAspectRatio,
        AlibabaWan22VaceFunA14BDepthInterpolatorModel,
        AlibabaWan22VaceFunA14BDepthResolution,
        AlibabaWan22VaceFunA14BDepthVideoQuality,
        AlibabaWan22VaceFunA14BDepthVideoWriteMode,
    )
    from .alibaba_wan_22_vace_fun_a14b_inpainting import (
        AlibabaWan22VaceFunA14BInpainting,
        AlibabaWan22VaceFunA14BInpaintingAcceleration,
        AlibabaWan22VaceFunA14BInpaintingAspectRatio,
        AlibabaWan22VaceFunA14BInpaintingInterpolatorModel,
        AlibabaWan22VaceFunA14BInpaintingResolution,
        AlibabaWan22VaceFunA14BInpaintingVideoQuality,
        AlibabaWan22VaceFunA14BInpaintingVideoWriteMode,
    )
    from .alibaba_wan_22_vace_fun_a14b_outpainting import (
        AlibabaWan22VaceFunA14BOutpainting,
        AlibabaWan22VaceFunA14BOutpaintingAcceleration,
        AlibabaWan22VaceFunA14BOutpaintingAspectRatio,
        AlibabaWan22VaceFunA14BOutpaintingInterpolatorModel,
        AlibabaWan22VaceFunA14BOutpaintingResolution,
        AlibabaWan22VaceFunA14BOutpaintingVideoQuality,
        AlibabaWan22VaceFunA14BOutpaintingVideoWriteMode,
    )
    from .alibaba_wan_22_vace_fun_a14b_pose import (
        AlibabaWan22VaceFunA14BPose,
        AlibabaWan22VaceFunA14BPoseAcceleration,
        AlibabaWan22VaceFunA14BPoseAspectRatio,
        AlibabaWan22VaceFunA14BPoseInterpolatorModel,
        AlibabaWan22VaceFunA14BPoseResolution,
        AlibabaWan22VaceFunA14BPoseVideoQuality,
        AlibabaWan22VaceFunA14BPoseVideoWriteMode,
    )
    from .alibaba_wan_22_vace_fun_a14b_reframe import (
        AlibabaWan22VaceFunA14BReframe,
        AlibabaWan22VaceFunA14BReframeAcceleration,
        AlibabaWan22VaceFunA14BReframeAspectRatio,
        AlibabaWan22VaceFunA14BReframeInterpolatorModel,
        AlibabaWan22VaceFunA14BReframeResolution,
        AlibabaWan22VaceFunA14BReframeVideoQuality,
        AlibabaWan22VaceFunA14BReframeVideoWriteMode,
    )
    from .alibaba_wan_22i2v_plus import (
        AlibabaWan22I2VPlus,
        AlibabaWan22I2VPlusResolution,
    )
    from .alibaba_wan_22t2v_plus import (
        AlibabaWan22T2VPlus,
        AlibabaWan22T2VPlusAspectRatio,
        AlibabaWan22T2VPlusResolution,
    )
    from .alibaba_wan_25i2v_preview import (
        AlibabaWan25I2VPreview,
        AlibabaWan25I2VPreviewAspectRatio,
        AlibabaWan25I2VPreviewDuration,
        AlibabaWan25I2VPreviewResolution,
    )
    from .alibaba_wan_25t2v_preview import (
        AlibabaWan25T2VPreview,
        AlibabaWan25T2VPreviewAspectRatio,
        AlibabaWan25T2VPreviewDuration,
        AlibabaWan25T2VPreviewResolution,
    )
    from .alibaba_wan_26_image_to_video_flash import (
        AlibabaWan26ImageToVideoFlash,
        AlibabaWan26ImageToVideoFlashDuration,
        AlibabaWan26ImageToVideoFlashResolution,
        AlibabaWan26ImageToVideoFlashShotType,
    )
    from .alibaba_wan_26i2v import (
        AlibabaWan26I2V,
        AlibabaWan26I2VDuration,
        AlibabaWan26I2VResolution,
        AlibabaWan26I2VShotType,
    )
    from .alibaba_wan_26r2v import (
        AlibabaWan26R2V,
        AlibabaWan26R2VAspectRatio,
        AlibabaWan26R2VDuration,
        AlibabaWan26R2VResolution,
        AlibabaWan26R2VShotType,
    )
    from .alibaba_wan_26t2v import (
        AlibabaWan26T2V,
        AlibabaWan26T2VAspectRatio,
        AlibabaWan26T2VDuration,
        AlibabaWan26T2VResolution,
        AlibabaWan26T2VShotType,
    )
    from .alibaba_wan_27i2v import (
        AlibabaWan27I2V,
        AlibabaWan27I2VDuration,
        AlibabaWan27I2VResolution,
    )
    from .alibaba_wan_27r2v import (
        AlibabaWan27R2V,
        AlibabaWan27R2VAspectRatio,
        AlibabaWan27R2VDuration,
        AlibabaWan27R2VResolution,
    )
    from .alibaba_wan_27t2v import (
        AlibabaWan27T2V,
        AlibabaWan27T2VAspectRatio,
        AlibabaWan27T2VDuration,
        AlibabaWan27T2VResolution,
        AlibabaWan27T2VShotType,
    )
    from .alibaba_wan_2214b_animate_move import (
        AlibabaWan2214BAnimateMove,
        AlibabaWan2214BAnimateMoveResolution,
        AlibabaWan2214BAnimateMoveVideoQuality,
        AlibabaWan2214BAnimateMoveVideoWriteMode,
    )
    from .alibaba_wan_2214b_animate_replace import (
        AlibabaWan2214BAnimateReplace,
        AlibabaWan2214BAnimateReplaceResolution,
        AlibabaWan2214BAnimateReplaceVideoQuality,
        AlibabaWan2214BAnimateReplaceVideoWriteMode,
    )
    from .beeble_switchx_video_to_video import (
        BeebleSwitchxVideoToVideo,
        BeebleSwitchxVideoToVideoAlphaMode,
        BeebleSwitchxVideoToVideoMaxResolution,
    )
    from .blackforestlabs_flux_3_video_draft_i2v import (
        BlackforestlabsFlux3VideoDraftI2V,
        BlackforestlabsFlux3VideoDraftI2VAspectRatio,
        BlackforestlabsFlux3VideoDraftI2VResolution,
    )
    from .blackforestlabs_flux_3_video_draft_t2v import (
        BlackforestlabsFlux3VideoDraftT2V,
        BlackforestlabsFlux3VideoDraftT2VAspectRatio,
        BlackforestlabsFlux3VideoDraftT2VResolution,
    )
    from .blackforestlabs_flux_3_video_draft_v2v import (
        BlackforestlabsFlux3VideoDraftV2V,
        BlackforestlabsFlux3VideoDraftV2VAspectRatio,
        BlackforestlabsFlux3VideoDraftV2VResolution,
    )
    from .blackforestlabs_flux_3_video_i2v import (
        BlackforestlabsFlux3VideoI2V,
        BlackforestlabsFlux3VideoI2VAspectRatio,
        BlackforestlabsFlux3VideoI2VResolution,
    )
    from .blackforestlabs_flux_3_video_t2v import (
        BlackforestlabsFlux3VideoT2V,
        BlackforestlabsFlux3VideoT2VAspectRatio,
        BlackforestlabsFlux3VideoT2VResolution,
    )
    from .blackforestlabs_flux_3_video_v2v import (
        BlackforestlabsFlux3VideoV2V,
        BlackforestlabsFlux3VideoV2VAspectRatio,
        BlackforestlabsFlux3VideoV2VResolution,
    )
    from .bytedance_dreamina_seedance_20_mini import (
        BytedanceDreaminaSeedance20Mini,
        BytedanceDreaminaSeedance20MiniAspectRatio,
        BytedanceDreaminaSeedance20MiniDuration,
        BytedanceDreaminaSeedance20MiniResolution,
    )
    from .bytedance_dreamina_seedance_25 import (
        BytedanceDreaminaSeedance25,
        BytedanceDreaminaSeedance25AspectRatio,
        BytedanceDreaminaSeedance25Duration,
        BytedanceDreaminaSeedance25Resolution,
    )
    from .bytedance_omnihuman import BytedanceOmnihuman
    from .bytedance_omnihuman_v15 import BytedanceOmnihumanV15
    from .bytedance_seedance_10_lite_i2v import (
        BytedanceSeedance10LiteI2V,
        BytedanceSeedance10LiteI2VDuration,
        BytedanceSeedance10LiteI2VResolution,
    )
    from .bytedance_seedance_10_lite_t2v import (
        BytedanceSeedance10LiteT2V,
        BytedanceSeedance10LiteT2VAspectRatio,
        BytedanceSeedance10LiteT2VDuration,
        BytedanceSeedance10LiteT2VResolution,
    )
    from .bytedance_seedance_10_pro_fast import (
        BytedanceSeedance10ProFast,
        BytedanceSeedance10ProFastDuration,
        BytedanceSeedance10ProFastResolution,
    )
    from .bytedance_seedance_10_pro_i2v import (
        BytedanceSeedance10ProI2V,
        BytedanceSeedance10ProI2VDuration,
        BytedanceSeedance10ProI2VResolution,
    )
    from .bytedance_seedance_10_pro_t2v import (
        BytedanceSeedance10ProT2V,
        BytedanceSeedance10ProT2VDuration,
        BytedanceSeedance10ProT2VResolution,
    )
    from .bytedance_seedance_15_pro import (
        BytedanceSeedance15Pro,
        BytedanceSeedance15ProAspectRatio,
        BytedanceSeedance15ProDuration,
        BytedanceSeedance15ProResolution,
    )
    from .bytedance_seedance_20 import (
        BytedanceSeedance20,
        BytedanceSeedance20AspectRatio,
        BytedanceSeedance20Duration,
        BytedanceSeedance20Resolution,
    )
    from .bytedance_seedance_20_fast import (
        BytedanceSeedance20Fast,
        BytedanceSeedance20FastAspectRatio,
        BytedanceSeedance20FastDuration,
        BytedanceSeedance20FastResolution,
    )
    from .bytedance_seedance_25 import (
        BytedanceSeedance25,
        BytedanceSeedance25AspectRatio,
        BytedanceSeedance25Duration,
        BytedanceSeedance25Resolution,
    )
    from .error_envelope import ErrorEnvelope
    from .gen_3a_turbo import Gen3ATurbo, Gen3ATurboAspectRatio, Gen3ATurboDuration
    from .generated_video import GeneratedVideo
    from .generation_error import GenerationError
    from .generation_meta import GenerationMeta
    from .generation_usage import GenerationUsage
    from .google_gemini_omni_flash_preview import (
        GoogleGeminiOmniFlashPreview,
        GoogleGeminiOmniFlashPreviewAspectRatio,
        GoogleGeminiOmniFlashPreviewDelivery,
        GoogleGeminiOmniFlashPreviewDuration,
        GoogleGeminiOmniFlashPreviewTask,
    )
    from .google_veo_3 import (
        GoogleVeo3,
        GoogleVeo3AspectRatio,
        GoogleVeo3Duration,
        GoogleVeo3Resolution,
    )
    from .google_veo_30_fast import (
        GoogleVeo30Fast,
        GoogleVeo30FastAspectRatio,
        GoogleVeo30FastDuration,
        GoogleVeo30FastResolution,
    )
    from .google_veo_30i2v import (
        GoogleVeo30I2V,
        GoogleVeo30I2VAspectRatio,
        GoogleVeo30I2VDuration,
        GoogleVeo30I2VResolution,
    )
    from .google_veo_30i2v_fast import (
        GoogleVeo30I2VFast,
        GoogleVeo30I2VFastAspectRatio,
        GoogleVeo30I2VFastDuration,
        GoogleVeo30I2VFastResolution,
    )
    from .google_veo_31_extend_video import (
        GoogleVeo31ExtendVideo,
        GoogleVeo31ExtendVideoAspectRatio,
        GoogleVeo31ExtendVideoDuration,
        GoogleVeo31ExtendVideoResolution,
    )
    from .google_veo_31_fast_extend_video import (
        GoogleVeo31FastExtendVideo,
        GoogleVeo31FastExtendVideoAspectRatio,
        GoogleVeo31FastExtendVideoDuration,
        GoogleVeo31FastExtendVideoResolution,
    )
    from .google_veo_31_first_last_image_to_video import (
        GoogleVeo31FirstLastImageToVideo,
        GoogleVeo31FirstLastImageToVideoAspectRatio,
        GoogleVeo31FirstLastImageToVideoDuration,
        GoogleVeo31FirstLastImageToVideoResolution,
    )
    from .google_veo_31_first_last_image_to_video_fast import (
        GoogleVeo31FirstLastImageToVideoFast,
        GoogleVeo31FirstLastImageToVideoFastAspectRatio,
        GoogleVeo31FirstLastImageToVideoFastDuration,
        GoogleVeo31FirstLastImageToVideoFastResolution,
    )
    from .google_veo_31_reference_to_video import (
        GoogleVeo31ReferenceToVideo,
        GoogleVeo31ReferenceToVideoDuration,
        GoogleVeo31ReferenceToVideoResolution,
    )
    from .google_veo_31i2v import (
        GoogleVeo31I2V,
        GoogleVeo31I2VAspectRatio,
        GoogleVeo31I2VDuration,
        GoogleVeo31I2VResolution,
    )
    from .google_veo_31i2v_fast import (
        GoogleVeo31I2VFast,
        GoogleVeo31I2VFastAspectRatio,
        GoogleVeo31I2VFastDuration,
        GoogleVeo31I2VFastResolution,
    )
    from .google_veo_31t2v import (
        GoogleVeo31T2V,
        GoogleVeo31T2VAspectRatio,
        GoogleVeo31T2VDuration,
        GoogleVeo31T2VResolution,
    )
    from .google_veo_31t2v_fast import (
        GoogleVeo31T2VFast,
        GoogleVeo31T2VFastAspectRatio,
        GoogleVeo31T2VFastDuration,
        GoogleVeo31T2VFastResolution,
    )
    from .kling_video_v1_pro_image_to_video import (
        KlingVideoV1ProImageToVideo,
        KlingVideoV1ProImageToVideoDuration,
    )
    from .kling_video_v1_pro_image_to_video_camera_control import (
        KlingVideoV1ProImageToVideoCameraControl,
        KlingVideoV1ProImageToVideoCameraControlType,
    )
    from .kling_video_v1_pro_image_to_video_camera_control_config import (
        KlingVideoV1ProImageToVideoCameraControlConfig,
    )
    from .kling_video_v1_pro_image_to_video_dynamic_masks_item import (
        KlingVideoV1ProImageToVideoDynamicMasksItem,
    )
    from .kling_video_v1_pro_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV1ProImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v1_pro_text_to_video import (
        KlingVideoV1ProTextToVideo,
        KlingVideoV1ProTextToVideoAspectRatio,
        KlingVideoV1ProTextToVideoCameraControl,
        KlingVideoV1ProTextToVideoDuration,
    )
    from .kling_video_v1_pro_text_to_video_advanced_camera_control import (
        KlingVideoV1ProTextToVideoAdvancedCameraControl,
        KlingVideoV1ProTextToVideoAdvancedCameraControlMovementType,
    )
    from .kling_video_v1_standard_image_to_video import (
        KlingVideoV1StandardImageToVideo,
        KlingVideoV1StandardImageToVideoDuration,
    )
    from .kling_video_v1_standard_image_to_video_camera_control import (
        KlingVideoV1StandardImageToVideoCameraControl,
        KlingVideoV1StandardImageToVideoCameraControlType,
    )
    from .kling_video_v1_standard_image_to_video_camera_control_config import (
        KlingVideoV1StandardImageToVideoCameraControlConfig,
    )
    from .kling_video_v1_standard_image_to_video_dynamic_masks_item import (
        KlingVideoV1StandardImageToVideoDynamicMasksItem,
    )
    from .kling_video_v1_standard_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV1StandardImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v1_standard_text_to_video import (
        KlingVideoV1StandardTextToVideo,
        KlingVideoV1StandardTextToVideoAspectRatio,
        KlingVideoV1StandardTextToVideoCameraControl,
        KlingVideoV1StandardTextToVideoDuration,
    )
    from .kling_video_v1_standard_text_to_video_advanced_camera_control import (
        KlingVideoV1StandardTextToVideoAdvancedCameraControl,
        KlingVideoV1StandardTextToVideoAdvancedCameraControlMovementType,
    )
    from .kling_video_v15_pro_image_to_video import (
        KlingVideoV15ProImageToVideo,
        KlingVideoV15ProImageToVideoDuration,
    )
    from .kling_video_v15_pro_image_to_video_camera_control import (
        KlingVideoV15ProImageToVideoCameraControl,
        KlingVideoV15ProImageToVideoCameraControlType,
    )
    from .kling_video_v15_pro_image_to_video_camera_control_config import (
        KlingVideoV15ProImageToVideoCameraControlConfig,
    )
    from .kling_video_v15_pro_image_to_video_dynamic_masks_item import (
        KlingVideoV15ProImageToVideoDynamicMasksItem,
    )
    from .kling_video_v15_pro_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV15ProImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v15_pro_text_to_video import (
        KlingVideoV15ProTextToVideo,
        KlingVideoV15ProTextToVideoAspectRatio,
        KlingVideoV15ProTextToVideoCameraControl,
        KlingVideoV15ProTextToVideoDuration,
    )
    from .kling_video_v15_pro_text_to_video_advanced_camera_control import (
        KlingVideoV15ProTextToVideoAdvancedCameraControl,
        KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType,
    )
    from .kling_video_v15_standard_image_to_video import (
        KlingVideoV15StandardImageToVideo,
        KlingVideoV15StandardImageToVideoDuration,
    )
    from .kling_video_v15_standard_image_to_video_camera_control import (
        KlingVideoV15StandardImageToVideoCameraControl,
        KlingVideoV15StandardImageToVideoCameraControlType,
    )
    from .kling_video_v15_standard_image_to_video_camera_control_config import (
        KlingVideoV15StandardImageToVideoCameraControlConfig,
    )
    from .kling_video_v15_standard_image_to_video_dynamic_masks_item import (
        KlingVideoV15StandardImageToVideoDynamicMasksItem,
    )
    from .kling_video_v15_standard_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV15StandardImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v16_pro_image_to_video import (
        KlingVideoV16ProImageToVideo,
        KlingVideoV16ProImageToVideoDuration,
    )
    from .kling_video_v16_pro_image_to_video_camera_control import (
        KlingVideoV16ProImageToVideoCameraControl,
        KlingVideoV16ProImageToVideoCameraControlType,
    )
    from .kling_video_v16_pro_image_to_video_camera_control_config import (
        KlingVideoV16ProImageToVideoCameraControlConfig,
    )
    from .kling_video_v16_pro_image_to_video_dynamic_masks_item import (
        KlingVideoV16ProImageToVideoDynamicMasksItem,
    )
    from .kling_video_v16_pro_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV16ProImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v16_pro_text_to_video import (
        KlingVideoV16ProTextToVideo,
        KlingVideoV16ProTextToVideoAspectRatio,
        KlingVideoV16ProTextToVideoCameraControl,
        KlingVideoV16ProTextToVideoDuration,
    )
    from .kling_video_v16_pro_text_to_video_advanced_camera_control import (
        KlingVideoV16ProTextToVideoAdvancedCameraControl,
        KlingVideoV16ProTextToVideoAdvancedCameraControlMovementType,
    )
    from .kling_video_v16_standard_image_to_video import (
        KlingVideoV16StandardImageToVideo,
        KlingVideoV16StandardImageToVideoDuration,
    )
    from .kling_video_v16_standard_multi_image_to_video import (
        KlingVideoV16StandardMultiImageToVideo,
        KlingVideoV16StandardMultiImageToVideoAspectRatio,
        KlingVideoV16StandardMultiImageToVideoDuration,
    )
    from .kling_video_v16_standard_text_to_video import (
        KlingVideoV16StandardTextToVideo,
        KlingVideoV16StandardTextToVideoAspectRatio,
        KlingVideoV16StandardTextToVideoDuration,
    )
    from .kling_video_v21_pro_image_to_video import (
        KlingVideoV21ProImageToVideo,
        KlingVideoV21ProImageToVideoDuration,
    )
    from .kling_video_v21_pro_image_to_video_camera_control import (
        KlingVideoV21ProImageToVideoCameraControl,
        KlingVideoV21ProImageToVideoCameraControlType,
    )
    from .kling_video_v21_pro_image_to_video_camera_control_config import (
        KlingVideoV21ProImageToVideoCameraControlConfig,
    )
    from .kling_video_v21_pro_image_to_video_dynamic_masks_item import (
        KlingVideoV21ProImageToVideoDynamicMasksItem,
    )
    from .kling_video_v21_pro_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV21ProImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .kling_video_v21_standard_image_to_video import (
        KlingVideoV21StandardImageToVideo,
        KlingVideoV21StandardImageToVideoDuration,
    )
    from .kling_video_v21_standard_image_to_video_camera_control import (
        KlingVideoV21StandardImageToVideoCameraControl,
        KlingVideoV21StandardImageToVideoCameraControlType,
    )
    from .kling_video_v21_standard_image_to_video_camera_control_config import (
        KlingVideoV21StandardImageToVideoCameraControlConfig,
    )
    from .kling_video_v21_standard_image_to_video_dynamic_masks_item import (
        KlingVideoV21StandardImageToVideoDynamicMasksItem,
    )
    from .kling_video_v21_standard_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingVideoV21StandardImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .klingai_avatar_pro import KlingaiAvatarPro
    from .klingai_avatar_standard import KlingaiAvatarStandard
    from .klingai_kling_video_v16_pro_effects import (
        KlingaiKlingVideoV16ProEffects,
        KlingaiKlingVideoV16ProEffectsDuration,
        KlingaiKlingVideoV16ProEffectsEffectScene,
    )
    from .klingai_kling_video_v16_standard_effects import (
        KlingaiKlingVideoV16StandardEffects,
        KlingaiKlingVideoV16StandardEffectsDuration,
        KlingaiKlingVideoV16StandardEffectsEffectScene,
    )
    from .klingai_v2_master_image_to_video import (
        KlingaiV2MasterImageToVideo,
        KlingaiV2MasterImageToVideoDuration,
    )
    from .klingai_v2_master_image_to_video_camera_control import (
        KlingaiV2MasterImageToVideoCameraControl,
        KlingaiV2MasterImageToVideoCameraControlType,
    )
    from .klingai_v2_master_image_to_video_camera_control_config import (
        KlingaiV2MasterImageToVideoCameraControlConfig,
    )
    from .klingai_v2_master_image_to_video_dynamic_masks_item import (
        KlingaiV2MasterImageToVideoDynamicMasksItem,
    )
    from .klingai_v2_master_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingaiV2MasterImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .klingai_v2_master_text_to_video import (
        KlingaiV2MasterTextToVideo,
        KlingaiV2MasterTextToVideoAspectRatio,
        KlingaiV2MasterTextToVideoCameraControl,
        KlingaiV2MasterTextToVideoDuration,
    )
    from .klingai_v2_master_text_to_video_advanced_camera_control import (
        KlingaiV2MasterTextToVideoAdvancedCameraControl,
        KlingaiV2MasterTextToVideoAdvancedCameraControlMovementType,
    )
    from .klingai_v21_master_image_to_video import (
        KlingaiV21MasterImageToVideo,
        KlingaiV21MasterImageToVideoDuration,
    )
    from .klingai_v21_master_image_to_video_camera_control import (
        KlingaiV21MasterImageToVideoCameraControl,
        KlingaiV21MasterImageToVideoCameraControlType,
    )
    from .klingai_v21_master_image_to_video_camera_control_config import (
        KlingaiV21MasterImageToVideoCameraControlConfig,
    )
    from .klingai_v21_master_image_to_video_dynamic_masks_item import (
        KlingaiV21MasterImageToVideoDynamicMasksItem,
    )
    from .klingai_v21_master_image_to_video_dynamic_masks_item_trajectories_item import (
        KlingaiV21MasterImageToVideoDynamicMasksItemTrajectoriesItem,
    )
    from .klingai_v21_master_text_to_video import (
        KlingaiV21MasterTextToVideo,
        KlingaiV21MasterTextToVideoAspectRatio,
        KlingaiV21MasterTextToVideoCameraControl,
        KlingaiV21MasterTextToVideoDuration,
    )
    from .klingai_v21_master_text_to_video_advanced_camera_control import (
        KlingaiV21MasterTextToVideoAdvancedCameraControl,
        KlingaiV21MasterTextToVideoAdvancedCameraControlMovementType,
    )
    from .klingai_v25_turbo_pro_image_to_video import (
        KlingaiV25TurboProImageToVideo,
        KlingaiV25TurboProImageToVideoDuration,
    )
    from .klingai_v25_turbo_pro_text_to_video import (
        KlingaiV25TurboProTextToVideo,
        KlingaiV25TurboProTextToVideoAspectRatio,
        KlingaiV25TurboProTextToVideoDuration,
    )
    from .klingai_video_o1_image_to_video import (
        KlingaiVideoO1ImageToVideo,
        KlingaiVideoO1ImageToVideoDuration,
    )
    from .klingai_video_o1_reference_to_video import (
        KlingaiVideoO1ReferenceToVideo,
        KlingaiVideoO1ReferenceToVideoAspectRatio,
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
        KlingaiVideoO1VideoToVideoReferenceAspectRatio,
        KlingaiVideoO1VideoToVideoReferenceDuration,
    )
    from .klingai_video_o1_video_to_video_reference_elements_item import (
        KlingaiVideoO1VideoToVideoReferenceElementsItem,
    )
    from .klingai_video_v3_motion_control import (
        KlingaiVideoV3MotionControl,
        KlingaiVideoV3MotionControlCharacterOrientation,
        KlingaiVideoV3MotionControlMode,
    )
    from .klingai_video_v3_omni_720p_image_to_video import (
        KlingaiVideoV3Omni720PImageToVideo,
        KlingaiVideoV3Omni720PImageToVideoDuration,
        KlingaiVideoV3Omni720PImageToVideoShotType,
    )
    from .klingai_video_v3_omni_720p_image_to_video_elements_item import (
        KlingaiVideoV3Omni720PImageToVideoElementsItem,
    )
    from .klingai_video_v3_omni_720p_text_to_video import (
        KlingaiVideoV3Omni720PTextToVideo,
        KlingaiVideoV3Omni720PTextToVideoAspectRatio,
        KlingaiVideoV3Omni720PTextToVideoDuration,
        KlingaiVideoV3Omni720PTextToVideoShotType,
    )
    from .klingai_video_v3_omni_1080p_image_to_video import (
        KlingaiVideoV3Omni1080PImageToVideo,
        KlingaiVideoV3Omni1080PImageToVideoDuration,
        KlingaiVideoV3Omni1080PImageToVideoShotType,
    )
    from .klingai_video_v3_omni_1080p_image_to_video_elements_item import (
        KlingaiVideoV3Omni1080PImageToVideoElementsItem,
    )
    from .klingai_video_v3_omni_1080p_text_to_video import (
        KlingaiVideoV3Omni1080PTextToVideo,
        KlingaiVideoV3Omni1080PTextToVideoAspectRatio,
        KlingaiVideoV3Omni1080PTextToVideoDuration,
        KlingaiVideoV3Omni1080PTextToVideoShotType,
    )
    from .klingai_video_v3_pro_image_to_video import (
        KlingaiVideoV3ProImageToVideo,
        KlingaiVideoV3ProImageToVideoDuration,
        KlingaiVideoV3ProImageToVideoShotType,
    )
    from .klingai_video_v3_pro_image_to_video_elements_item import (
        KlingaiVideoV3ProImageToVideoElementsItem,
    )
    from .klingai_video_v3_pro_text_to_video import (
        KlingaiVideoV3ProTextToVideo,
        KlingaiVideoV3ProTextToVideoAspectRatio,
        KlingaiVideoV3ProTextToVideoDuration,
        KlingaiVideoV3ProTextToVideoShotType,
    )
    from .klingai_video_v3_standard_image_to_video import (
        KlingaiVideoV3StandardImageToVideo,
        KlingaiVideoV3StandardImageToVideoDuration,
        KlingaiVideoV3StandardImageToVideoShotType,
    )
    from .klingai_video_v3_standard_image_to_video_elements_item import (
        KlingaiVideoV3StandardImageToVideoElementsItem,
    )
    from .klingai_video_v3_standard_text_to_video import (
        KlingaiVideoV3StandardTextToVideo,
        KlingaiVideoV3StandardTextToVideoAspectRatio,
        KlingaiVideoV3StandardTextToVideoDuration,
        KlingaiVideoV3StandardTextToVideoShotType,
    )
    from .klingai_video_v3_standard_turbo_image_to_video import (
        KlingaiVideoV3StandardTurboImageToVideo,
        KlingaiVideoV3StandardTurboImageToVideoDuration,
    )
    from .klingai_video_v3_standard_turbo_image_to_video_multi_prompt_type_0_item import (
        KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item,
        KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0ItemDuration,
    )
    from .klingai_video_v3_standard_turbo_text_to_video import (
        KlingaiVideoV3StandardTurboTextToVideo,
        KlingaiVideoV3StandardTurboTextToVideoAspectRatio,
        KlingaiVideoV3StandardTurboTextToVideoDuration,
    )
    from .klingai_video_v3_standard_turbo_text_to_video_multi_prompt_type_0_item import (
        KlingaiVideoV3StandardTurboTextToVideoMultiPromptType0Item,
        KlingaiVideoV3StandardTurboTextToVideoMultiPromptType0ItemDuration,
    )
    from .klingai_video_v3_turbo_pro_image_to_video import (
        KlingaiVideoV3TurboProImageToVideo,
        KlingaiVideoV3TurboProImageToVideoDuration,
    )
    from .klingai_video_v3_turbo_pro_image_to_video_multi_prompt_type_0_item import (
        KlingaiVideoV3TurboProImageToVideoMultiPromptType0Item,
        KlingaiVideoV3TurboProImageToVideoMultiPromptType0ItemDuration,
    )
    from .klingai_video_v3_turbo_pro_text_to_video import (
        KlingaiVideoV3TurboProTextToVideo,
        KlingaiVideoV3TurboProTextToVideoAspectRatio,
        KlingaiVideoV3TurboProTextToVideoDuration,
    )
    from .klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item import (
        KlingaiVideoV3TurboProTextToVideoMultiPromptType0Item,
        KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration,
    )
    from .klingai_video_v26_motion_control import (
        KlingaiVideoV26MotionControl,
        KlingaiVideoV26MotionControlCharacterOrientation,
        KlingaiVideoV26MotionControlMode,
    )
    from .klingai_video_v26_pro_image_to_video import (
        KlingaiVideoV26ProImageToVideo,
        KlingaiVideoV26ProImageToVideoDuration,
    )
    from .klingai_video_v26_pro_text_to_video import (
        KlingaiVideoV26ProTextToVideo,
        KlingaiVideoV26ProTextToVideoAspectRatio,
        KlingaiVideoV26ProTextToVideoDuration,
    )
    from .krea_krea_wan_14b_text_to_video import KreaKreaWan14BTextToVideo
    from .krea_krea_wan_14b_video_to_video import KreaKreaWan14BVideoToVideo
    from .ltxv_ltxv_2 import (
        LtxvLtxv2,
        LtxvLtxv2AspectRatio,
        LtxvLtxv2Duration,
        LtxvLtxv2Fps,
        LtxvLtxv2Resolution,
    )
    from .ltxv_ltxv_2_fast import (
        LtxvLtxv2Fast,
        LtxvLtxv2FastAspectRatio,
        LtxvLtxv2FastDuration,
        LtxvLtxv2FastFps,
        LtxvLtxv2FastResolution,
    )
    from .luma_ray_2 import (
        LumaRay2,
        LumaRay2AspectRatio,
        LumaRay2Duration,
        LumaRay2Resolution,
    )
    from .luma_ray_2_keyframes import LumaRay2Keyframes
    from .luma_ray_2_keyframes_frame_0_type_0 import (
        LumaRay2KeyframesFrame0Type0,
        LumaRay2KeyframesFrame0Type0Type,
    )
    from .luma_ray_2_keyframes_frame_0_type_1 import (
        LumaRay2KeyframesFrame0Type1,
        LumaRay2KeyframesFrame0Type1Type,
    )
    from .luma_ray_2_keyframes_frame_1_type_0 import (
        LumaRay2KeyframesFrame1Type0,
        LumaRay2KeyframesFrame1Type0Type,
    )
    from .luma_ray_2_keyframes_frame_1_type_1 import (
        LumaRay2KeyframesFrame1Type1,
        LumaRay2KeyframesFrame1Type1Type,
    )
    from .luma_ray_16 import LumaRay16, LumaRay16AspectRatio
    from .luma_ray_16_keyframes import LumaRay16Keyframes
    from .luma_ray_16_keyframes_frame_0_type_0 import (
        LumaRay16KeyframesFrame0Type0,
        LumaRay16KeyframesFrame0Type0Type,
    )
    from .luma_ray_16_keyframes_frame_0_type_1 import (
        LumaRay16KeyframesFrame0Type1,
        LumaRay16KeyframesFrame0Type1Type,
    )
    from .luma_ray_16_keyframes_frame_1_type_0 import (
        LumaRay16KeyframesFrame1Type0,
        LumaRay16KeyframesFrame1Type0Type,
    )
    from .luma_ray_16_keyframes_frame_1_type_1 import (
        LumaRay16KeyframesFrame1Type1,
        LumaRay16KeyframesFrame1Type1Type,
    )
    from .luma_ray_32 import (
        LumaRay32,
        LumaRay32AspectRatio,
        LumaRay32Duration,
        LumaRay32Resolution,
        LumaRay32Type,
    )
    from .luma_ray_flash_2 import (
        LumaRayFlash2,
        LumaRayFlash2AspectRatio,
        LumaRayFlash2Duration,
        LumaRayFlash2Resolution,
    )
    from .luma_ray_flash_2_keyframes import LumaRayFlash2Keyframes
    from .luma_ray_flash_2_keyframes_frame_0_type_0 import (
        LumaRayFlash2KeyframesFrame0Type0,
        LumaRayFlash2KeyframesFrame0Type0Type,
    )
    from .luma_ray_flash_2_keyframes_frame_0_type_1 import (
        LumaRayFlash2KeyframesFrame0Type1,
        LumaRayFlash2KeyframesFrame0Type1Type,
    )
    from .luma_ray_flash_2_keyframes_frame_1_type_0 import (
        LumaRayFlash2KeyframesFrame1Type0,
        LumaRayFlash2KeyframesFrame1Type0Type,
    )
    from .luma_ray_flash_2_keyframes_frame_1_type_1 import (
        LumaRayFlash2KeyframesFrame1Type1,
        LumaRayFlash2KeyframesFrame1Type1Type,
    )
    from .magic_image_to_video import MagicImageToVideo, MagicImageToVideoTemplate
    from .magic_text_to_video import MagicTextToVideo, MagicTextToVideoTemplate
    from .magic_video_to_video import MagicVideoToVideo, MagicVideoToVideoTemplate
    from .minimax_h3 import MinimaxH3, MinimaxH3Ratio, MinimaxH3Resolution
    from .minimax_hailuo_02 import (
        MinimaxHailuo02,
        MinimaxHailuo02Duration,
        MinimaxHailuo02Resolution,
    )
    from .minimax_hailuo_23 import (
        MinimaxHailuo23,
        MinimaxHailuo23Duration,
        MinimaxHailuo23Resolution,
    )
    from .minimax_hailuo_23_fast import (
        MinimaxHailuo23Fast,
        MinimaxHailuo23FastDuration,
        MinimaxHailuo23FastResolution,
    )
    from .openai_sora_2_pro_i2v import (
        OpenaiSora2ProI2V,
        OpenaiSora2ProI2VAspectRatio,
        OpenaiSora2ProI2VDuration,
        OpenaiSora2ProI2VResolution,
    )
    from .openai_sora_2_pro_t2v import (
        OpenaiSora2ProT2V,
        OpenaiSora2ProT2VAspectRatio,
        OpenaiSora2ProT2VDuration,
        OpenaiSora2ProT2VResolution,
    )
    from .openai_sora_2i2v import (
        OpenaiSora2I2V,
        OpenaiSora2I2VAspectRatio,
        OpenaiSora2I2VDuration,
        OpenaiSora2I2VResolution,
    )
    from .openai_sora_2t2v import (
        OpenaiSora2T2V,
        OpenaiSora2T2VAspectRatio,
        OpenaiSora2T2VDuration,
        OpenaiSora2T2VResolution,
    )
    from .pixverse_lip_sync import PixverseLipSync, PixverseLipSyncLipSyncTtsSpeaker
    from .pixverse_v5_image_to_video import (
        PixverseV5ImageToVideo,
        PixverseV5ImageToVideoDuration,
        PixverseV5ImageToVideoLipSyncTtsSpeaker,
        PixverseV5ImageToVideoResolution,
        PixverseV5ImageToVideoStyle,
    )
    from .pixverse_v5_text_to_video import (
        PixverseV5TextToVideo,
        PixverseV5TextToVideoAspectRatio,
        PixverseV5TextToVideoDuration,
        PixverseV5TextToVideoLipSyncTtsSpeaker,
        PixverseV5TextToVideoResolution,
        PixverseV5TextToVideoStyle,
    )
    from .pixverse_v5_transition import (
        PixverseV5Transition,
        PixverseV5TransitionDuration,
        PixverseV5TransitionLipSyncTtsSpeaker,
        PixverseV5TransitionResolution,
        PixverseV5TransitionStyle,
    )
    from .pixverse_v55_image_to_video import (
        PixverseV55ImageToVideo,
        PixverseV55ImageToVideoDuration,
        PixverseV55ImageToVideoModel,
        PixverseV55ImageToVideoResolution,
        PixverseV55ImageToVideoStyle,
        PixverseV55ImageToVideoThinkingType,
    )
    from .pixverse_v55_text_to_video import (
        PixverseV55TextToVideo,
        PixverseV55TextToVideoAspectRatio,
        PixverseV55TextToVideoDuration,
        PixverseV55TextToVideoModel,
        PixverseV55TextToVideoResolution,
        PixverseV55TextToVideoStyle,
        PixverseV55TextToVideoThinkingType,
    )
    from .runway_act_two import RunwayActTwo, RunwayActTwoFrameSize
    from .runway_act_two_character_type_0 import (
        RunwayActTwoCharacterType0,
        RunwayActTwoCharacterType0Type,
    )
    from .runway_act_two_character_type_1 import (
        RunwayActTwoCharacterType1,
        RunwayActTwoCharacterType1Type,
    )
    from .runway_act_two_reference import (
        RunwayActTwoReference,
        RunwayActTwoReferenceType,
    )
    from .runway_gen_4_aleph import (
        RunwayGen4Aleph,
        RunwayGen4AlephDuration,
        RunwayGen4AlephFrameSize,
    )
    from .runway_gen_4_aleph_references_item import (
        RunwayGen4AlephReferencesItem,
        RunwayGen4AlephReferencesItemType,
    )
    from .runway_gen_4_turbo import (
        RunwayGen4Turbo,
        RunwayGen4TurboAspectRatio,
        RunwayGen4TurboDuration,
    )
    from .sber_ai_kandinsky_5_distill_t2v import (
        SberAiKandinsky5DistillT2V,
        SberAiKandinsky5DistillT2VAspectRatio,
        SberAiKandinsky5DistillT2VDuration,
    )
    from .sber_ai_kandinsky_5t2v import (
        SberAiKandinsky5T2V,
        SberAiKandinsky5T2VAspectRatio,
        SberAiKandinsky5T2VDuration,
    )
    from .tencent_hunyuan_video_foley import TencentHunyuanVideoFoley
    from .veed_fabric_10 import VeedFabric10, VeedFabric10Resolution
    from .veo_2 import Veo2, Veo2AspectRatio, Veo2Duration
    from .veo_2_image_to_video import (
        Veo2ImageToVideo,
        Veo2ImageToVideoAspectRatio,
        Veo2ImageToVideoDuration,
    )
    from .veo_31_lite_generate_001 import (
        Veo31LiteGenerate001,
        Veo31LiteGenerate001AspectRatio,
        Veo31LiteGenerate001Duration,
        Veo31LiteGenerate001PersonGeneration,
        Veo31LiteGenerate001Resolution,
    )
    from .video_01 import Video01
    from .video_01_live_2d import Video01Live2D
    from .video_generation import GenerationStatus, VideoGeneration
    from .video_request import VideoRequest
    from .x_ai_grok_imagine_video import (
        XAiGrokImagineVideo,
        XAiGrokImagineVideoAspectRatio,
        XAiGrokImagineVideoResolution,
    )
    from .x_ai_grok_imagine_video_15_preview import (
        XAiGrokImagineVideo15Preview,
        XAiGrokImagineVideo15PreviewAspectRatio,
        XAiGrokImagineVideo15PreviewResolution,
    )

_MODULES = {
    "AlibabaHappyhorse10": ".alibaba_happyhorse_10",
    "AlibabaHappyhorse10AspectRatio": ".alibaba_happyhorse_10",
    "AlibabaHappyhorse10AudioSetting": ".alibaba_happyhorse_10",
    "AlibabaHappyhorse10Duration": ".alibaba_happyhorse_10",
    "AlibabaHappyhorse10Resolution": ".alibaba_happyhorse_10",
    "AlibabaHappyhorse11": ".alibaba_happyhorse_11",
    "AlibabaHappyhorse11AspectRatio": ".alibaba_happyhorse_11",
    "AlibabaHappyhorse11Duration": ".alibaba_happyhorse_11",
    "AlibabaHappyhorse11Resolution": ".alibaba_happyhorse_11",
    "AlibabaWan21T2VPlus": ".alibaba_wan_21t2v_plus",
    "AlibabaWan21T2VPlusAspectRatio": ".alibaba_wan_21t2v_plus",
    "AlibabaWan21T2VPlusResolution": ".alibaba_wan_21t2v_plus",
    "AlibabaWan21T2VTurbo": ".alibaba_wan_21t2v_turbo",
    "AlibabaWan21T2VTurboAspectRatio": ".alibaba_wan_21t2v_turbo",
    "AlibabaWan21T2VTurboResolution": ".alibaba_wan_21t2v_turbo",
    "AlibabaWan2214BAnimateMove": ".alibaba_wan_2214b_animate_move",
    "AlibabaWan2214BAnimateMoveResolution": ".alibaba_wan_2214b_animate_move",
    "AlibabaWan2214BAnimateMoveVideoQuality": ".alibaba_wan_2214b_animate_move",
    "AlibabaWan2214BAnimateMoveVideoWriteMode": ".alibaba_wan_2214b_animate_move",
    "AlibabaWan2214BAnimateReplace": ".alibaba_wan_2214b_animate_replace",
    "AlibabaWan2214BAnimateReplaceResolution": ".alibaba_wan_2214b_animate_replace",
    "AlibabaWan2214BAnimateReplaceVideoQuality": ".alibaba_wan_2214b_animate_replace",
    "AlibabaWan2214BAnimateReplaceVideoWriteMode": ".alibaba_wan_2214b_animate_replace",
    "AlibabaWan22VaceFunA14BDepth": ".alibaba_wan_22_vace_fun_a14b_depth",
    "AlibabaWan22VaceFunA14BDepthAcceleration": ".alibaba_wan_22_vace_fun_a14b_depth",
    "AlibabaWan22VaceFunA14BDepthAspectRatio": ".alibaba_wan_22_vace_fun_a14b_depth",
    "AlibabaWan22VaceFunA14BDepthInterpolatorModel": ".alibaba_wan_22_vace_fun_a14b_depth",
    "AlibabaWan22VaceFunA14BDepthResolution": ".alibaba_wan_22_vace_fun_a14b_depth",
    "AlibabaWan22VaceFunA14BDepthVideoQuality": ".alibaba_wan_22_vace_fun_a14b_depth",
    "AlibabaWan22VaceFunA14BDepthVideoWriteMode": ".alibaba_wan_22_vace_fun_a14b_depth",
    "AlibabaWan22VaceFunA14BInpainting": ".alibaba_wan_22_vace_fun_a14b_inpainting",
    "AlibabaWan22VaceFunA14BInpaintingAcceleration": ".alibaba_wan_22_vace_fun_a14b_inpainting",
    "AlibabaWan22VaceFunA14BInpaintingAspectRatio": ".alibaba_wan_22_vace_fun_a14b_inpainting",
    "AlibabaWan22VaceFunA14BInpaintingInterpolatorModel": ".alibaba_wan_22_vace_fun_a14b_inpainting",
    "AlibabaWan22VaceFunA14BInpaintingResolution": ".alibaba_wan_22_vace_fun_a14b_inpainting",
    "AlibabaWan22VaceFunA14BInpaintingVideoQuality": ".alibaba_wan_22_vace_fun_a14b_inpainting",
    "AlibabaWan22VaceFunA14BInpaintingVideoWriteMode": ".alibaba_wan_22_vace_fun_a14b_inpainting",
    "AlibabaWan22VaceFunA14BOutpainting": ".alibaba_wan_22_vace_fun_a14b_outpainting",
    "AlibabaWan22VaceFunA14BOutpaintingAcceleration": ".alibaba_wan_22_vace_fun_a14b_outpainting",
    "AlibabaWan22VaceFunA14BOutpaintingAspectRatio": ".alibaba_wan_22_vace_fun_a14b_outpainting",
    "AlibabaWan22VaceFunA14BOutpaintingInterpolatorModel": ".alibaba_wan_22_vace_fun_a14b_outpainting",
    "AlibabaWan22VaceFunA14BOutpaintingResolution": ".alibaba_wan_22_vace_fun_a14b_outpainting",
    "AlibabaWan22VaceFunA14BOutpaintingVideoQuality": ".alibaba_wan_22_vace_fun_a14b_outpainting",
    "AlibabaWan22VaceFunA14BOutpaintingVideoWriteMode": ".alibaba_wan_22_vace_fun_a14b_outpainting",
    "AlibabaWan22VaceFunA14BPose": ".alibaba_wan_22_vace_fun_a14b_pose",
    "AlibabaWan22VaceFunA14BPoseAcceleration": ".alibaba_wan_22_vace_fun_a14b_pose",
    "AlibabaWan22VaceFunA14BPoseAspectRatio": ".alibaba_wan_22_vace_fun_a14b_pose",
    "AlibabaWan22VaceFunA14BPoseInterpolatorModel": ".alibaba_wan_22_vace_fun_a14b_pose",
    "AlibabaWan22VaceFunA14BPoseResolution": ".alibaba_wan_22_vace_fun_a14b_pose",
    "AlibabaWan22VaceFunA14BPoseVideoQuality": ".alibaba_wan_22_vace_fun_a14b_pose",
    "AlibabaWan22VaceFunA14BPoseVideoWriteMode": ".alibaba_wan_22_vace_fun_a14b_pose",
    "AlibabaWan22VaceFunA14BReframe": ".alibaba_wan_22_vace_fun_a14b_reframe",
    "AlibabaWan22VaceFunA14BReframeAcceleration": ".alibaba_wan_22_vace_fun_a14b_reframe",
    "AlibabaWan22VaceFunA14BReframeAspectRatio": ".alibaba_wan_22_vace_fun_a14b_reframe",
    "AlibabaWan22VaceFunA14BReframeInterpolatorModel": ".alibaba_wan_22_vace_fun_a14b_reframe",
    "AlibabaWan22VaceFunA14BReframeResolution": ".alibaba_wan_22_vace_fun_a14b_reframe",
    "AlibabaWan22VaceFunA14BReframeVideoQuality": ".alibaba_wan_22_vace_fun_a14b_reframe",
    "AlibabaWan22VaceFunA14BReframeVideoWriteMode": ".alibaba_wan_22_vace_fun_a14b_reframe",
    "AlibabaWan22I2VPlus": ".alibaba_wan_22i2v_plus",
    "AlibabaWan22I2VPlusResolution": ".alibaba_wan_22i2v_plus",
    "AlibabaWan22T2VPlus": ".alibaba_wan_22t2v_plus",
    "AlibabaWan22T2VPlusAspectRatio": ".alibaba_wan_22t2v_plus",
    "AlibabaWan22T2VPlusResolution": ".alibaba_wan_22t2v_plus",
    "AlibabaWan25I2VPreview": ".alibaba_wan_25i2v_preview",
    "AlibabaWan25I2VPreviewAspectRatio": ".alibaba_wan_25i2v_preview",
    "AlibabaWan25I2VPreviewDuration": ".alibaba_wan_25i2v_preview",
    "AlibabaWan25I2VPreviewResolution": ".alibaba_wan_25i2v_preview",
    "AlibabaWan25T2VPreview": ".alibaba_wan_25t2v_preview",
    "AlibabaWan25T2VPreviewAspectRatio": ".alibaba_wan_25t2v_preview",
    "AlibabaWan25T2VPreviewDuration": ".alibaba_wan_25t2v_preview",
    "AlibabaWan25T2VPreviewResolution": ".alibaba_wan_25t2v_preview",
    "AlibabaWan26ImageToVideoFlash": ".alibaba_wan_26_image_to_video_flash",
    "AlibabaWan26ImageToVideoFlashDuration": ".alibaba_wan_26_image_to_video_flash",
    "AlibabaWan26ImageToVideoFlashResolution": ".alibaba_wan_26_image_to_video_flash",
    "AlibabaWan26ImageToVideoFlashShotType": ".alibaba_wan_26_image_to_video_flash",
    "AlibabaWan26I2V": ".alibaba_wan_26i2v",
    "AlibabaWan26I2VDuration": ".alibaba_wan_26i2v",
    "AlibabaWan26I2VResolution": ".alibaba_wan_26i2v",
    "AlibabaWan26I2VShotType": ".alibaba_wan_26i2v",
    "AlibabaWan26R2V": ".alibaba_wan_26r2v",
    "AlibabaWan26R2VAspectRatio": ".alibaba_wan_26r2v",
    "AlibabaWan26R2VDuration": ".alibaba_wan_26r2v",
    "AlibabaWan26R2VResolution": ".alibaba_wan_26r2v",
    "AlibabaWan26R2VShotType": ".alibaba_wan_26r2v",
    "AlibabaWan26T2V": ".alibaba_wan_26t2v",
    "AlibabaWan26T2VAspectRatio": ".alibaba_wan_26t2v",
    "AlibabaWan26T2VDuration": ".alibaba_wan_26t2v",
    "AlibabaWan26T2VResolution": ".alibaba_wan_26t2v",
    "AlibabaWan26T2VShotType": ".alibaba_wan_26t2v",
    "AlibabaWan27I2V": ".alibaba_wan_27i2v",
    "AlibabaWan27I2VDuration": ".alibaba_wan_27i2v",
    "AlibabaWan27I2VResolution": ".alibaba_wan_27i2v",
    "AlibabaWan27R2V": ".alibaba_wan_27r2v",
    "AlibabaWan27R2VAspectRatio": ".alibaba_wan_27r2v",
    "AlibabaWan27R2VDuration": ".alibaba_wan_27r2v",
    "AlibabaWan27R2VResolution": ".alibaba_wan_27r2v",
    "AlibabaWan27T2V": ".alibaba_wan_27t2v",
    "AlibabaWan27T2VAspectRatio": ".alibaba_wan_27t2v",
    "AlibabaWan27T2VDuration": ".alibaba_wan_27t2v",
    "AlibabaWan27T2VResolution": ".alibaba_wan_27t2v",
    "AlibabaWan27T2VShotType": ".alibaba_wan_27t2v",
    "BeebleSwitchxVideoToVideo": ".beeble_switchx_video_to_video",
    "BeebleSwitchxVideoToVideoAlphaMode": ".beeble_switchx_video_to_video",
    "BeebleSwitchxVideoToVideoMaxResolution": ".beeble_switchx_video_to_video",
    "BlackforestlabsFlux3VideoDraftI2V": ".blackforestlabs_flux_3_video_draft_i2v",
    "BlackforestlabsFlux3VideoDraftI2VAspectRatio": ".blackforestlabs_flux_3_video_draft_i2v",
    "BlackforestlabsFlux3VideoDraftI2VResolution": ".blackforestlabs_flux_3_video_draft_i2v",
    "BlackforestlabsFlux3VideoDraftT2V": ".blackforestlabs_flux_3_video_draft_t2v",
    "BlackforestlabsFlux3VideoDraftT2VAspectRatio": ".blackforestlabs_flux_3_video_draft_t2v",
    "BlackforestlabsFlux3VideoDraftT2VResolution": ".blackforestlabs_flux_3_video_draft_t2v",
    "BlackforestlabsFlux3VideoDraftV2V": ".blackforestlabs_flux_3_video_draft_v2v",
    "BlackforestlabsFlux3VideoDraftV2VAspectRatio": ".blackforestlabs_flux_3_video_draft_v2v",
    "BlackforestlabsFlux3VideoDraftV2VResolution": ".blackforestlabs_flux_3_video_draft_v2v",
    "BlackforestlabsFlux3VideoI2V": ".blackforestlabs_flux_3_video_i2v",
    "BlackforestlabsFlux3VideoI2VAspectRatio": ".blackforestlabs_flux_3_video_i2v",
    "BlackforestlabsFlux3VideoI2VResolution": ".blackforestlabs_flux_3_video_i2v",
    "BlackforestlabsFlux3VideoT2V": ".blackforestlabs_flux_3_video_t2v",
    "BlackforestlabsFlux3VideoT2VAspectRatio": ".blackforestlabs_flux_3_video_t2v",
    "BlackforestlabsFlux3VideoT2VResolution": ".blackforestlabs_flux_3_video_t2v",
    "BlackforestlabsFlux3VideoV2V": ".blackforestlabs_flux_3_video_v2v",
    "BlackforestlabsFlux3VideoV2VAspectRatio": ".blackforestlabs_flux_3_video_v2v",
    "BlackforestlabsFlux3VideoV2VResolution": ".blackforestlabs_flux_3_video_v2v",
    "BytedanceDreaminaSeedance20Mini": ".bytedance_dreamina_seedance_20_mini",
    "BytedanceDreaminaSeedance20MiniAspectRatio": ".bytedance_dreamina_seedance_20_mini",
    "BytedanceDreaminaSeedance20MiniDuration": ".bytedance_dreamina_seedance_20_mini",
    "BytedanceDreaminaSeedance20MiniResolution": ".bytedance_dreamina_seedance_20_mini",
    "BytedanceDreaminaSeedance25": ".bytedance_dreamina_seedance_25",
    "BytedanceDreaminaSeedance25AspectRatio": ".bytedance_dreamina_seedance_25",
    "BytedanceDreaminaSeedance25Duration": ".bytedance_dreamina_seedance_25",
    "BytedanceDreaminaSeedance25Resolution": ".bytedance_dreamina_seedance_25",
    "BytedanceOmnihuman": ".bytedance_omnihuman",
    "BytedanceOmnihumanV15": ".bytedance_omnihuman_v15",
    "BytedanceSeedance10LiteI2V": ".bytedance_seedance_10_lite_i2v",
    "BytedanceSeedance10LiteI2VDuration": ".bytedance_seedance_10_lite_i2v",
    "BytedanceSeedance10LiteI2VResolution": ".bytedance_seedance_10_lite_i2v",
    "BytedanceSeedance10LiteT2V": ".bytedance_seedance_10_lite_t2v",
    "BytedanceSeedance10LiteT2VAspectRatio": ".bytedance_seedance_10_lite_t2v",
    "BytedanceSeedance10LiteT2VDuration": ".bytedance_seedance_10_lite_t2v",
    "BytedanceSeedance10LiteT2VResolution": ".bytedance_seedance_10_lite_t2v",
    "BytedanceSeedance10ProFast": ".bytedance_seedance_10_pro_fast",
    "BytedanceSeedance10ProFastDuration": ".bytedance_seedance_10_pro_fast",
    "BytedanceSeedance10ProFastResolution": ".bytedance_seedance_10_pro_fast",
    "BytedanceSeedance10ProI2V": ".bytedance_seedance_10_pro_i2v",
    "BytedanceSeedance10ProI2VDuration": ".bytedance_seedance_10_pro_i2v",
    "BytedanceSeedance10ProI2VResolution": ".bytedance_seedance_10_pro_i2v",
    "BytedanceSeedance10ProT2V": ".bytedance_seedance_10_pro_t2v",
    "BytedanceSeedance10ProT2VDuration": ".bytedance_seedance_10_pro_t2v",
    "BytedanceSeedance10ProT2VResolution": ".bytedance_seedance_10_pro_t2v",
    "BytedanceSeedance15Pro": ".bytedance_seedance_15_pro",
    "BytedanceSeedance15ProAspectRatio": ".bytedance_seedance_15_pro",
    "BytedanceSeedance15ProDuration": ".bytedance_seedance_15_pro",
    "BytedanceSeedance15ProResolution": ".bytedance_seedance_15_pro",
    "BytedanceSeedance20": ".bytedance_seedance_20",
    "BytedanceSeedance20AspectRatio": ".bytedance_seedance_20",
    "BytedanceSeedance20Duration": ".bytedance_seedance_20",
    "BytedanceSeedance20Fast": ".bytedance_seedance_20_fast",
    "BytedanceSeedance20FastAspectRatio": ".bytedance_seedance_20_fast",
    "BytedanceSeedance20FastDuration": ".bytedance_seedance_20_fast",
    "BytedanceSeedance20FastResolution": ".bytedance_seedance_20_fast",
    "BytedanceSeedance20Resolution": ".bytedance_seedance_20",
    "BytedanceSeedance25": ".bytedance_seedance_25",
    "BytedanceSeedance25AspectRatio": ".bytedance_seedance_25",
    "BytedanceSeedance25Duration": ".bytedance_seedance_25",
    "BytedanceSeedance25Resolution": ".bytedance_seedance_25",
    "ErrorEnvelope": ".error_envelope",
    "Gen3ATurbo": ".gen_3a_turbo",
    "Gen3ATurboAspectRatio": ".gen_3a_turbo",
    "Gen3ATurboDuration": ".gen_3a_turbo",
    "GeneratedVideo": ".generated_video",
    "GenerationError": ".generation_error",
    "GenerationMeta": ".generation_meta",
    "GenerationStatus": ".video_generation",
    "GenerationUsage": ".generation_usage",
    "GoogleGeminiOmniFlashPreview": ".google_gemini_omni_flash_preview",
    "GoogleGeminiOmniFlashPreviewAspectRatio": ".google_gemini_omni_flash_preview",
    "GoogleGeminiOmniFlashPreviewDelivery": ".google_gemini_omni_flash_preview",
    "GoogleGeminiOmniFlashPreviewDuration": ".google_gemini_omni_flash_preview",
    "GoogleGeminiOmniFlashPreviewTask": ".google_gemini_omni_flash_preview",
    "GoogleVeo3": ".google_veo_3",
    "GoogleVeo30Fast": ".google_veo_30_fast",
    "GoogleVeo30FastAspectRatio": ".google_veo_30_fast",
    "GoogleVeo30FastDuration": ".google_veo_30_fast",
    "GoogleVeo30FastResolution": ".google_veo_30_fast",
    "GoogleVeo30I2V": ".google_veo_30i2v",
    "GoogleVeo30I2VAspectRatio": ".google_veo_30i2v",
    "GoogleVeo30I2VDuration": ".google_veo_30i2v",
    "GoogleVeo30I2VFast": ".google_veo_30i2v_fast",
    "GoogleVeo30I2VFastAspectRatio": ".google_veo_30i2v_fast",
    "GoogleVeo30I2VFastDuration": ".google_veo_30i2v_fast",
    "GoogleVeo30I2VFastResolution": ".google_veo_30i2v_fast",
    "GoogleVeo30I2VResolution": ".google_veo_30i2v",
    "GoogleVeo31ExtendVideo": ".google_veo_31_extend_video",
    "GoogleVeo31ExtendVideoAspectRatio": ".google_veo_31_extend_video",
    "GoogleVeo31ExtendVideoDuration": ".google_veo_31_extend_video",
    "GoogleVeo31ExtendVideoResolution": ".google_veo_31_extend_video",
    "GoogleVeo31FastExtendVideo": ".google_veo_31_fast_extend_video",
    "GoogleVeo31FastExtendVideoAspectRatio": ".google_veo_31_fast_extend_video",
    "GoogleVeo31FastExtendVideoDuration": ".google_veo_31_fast_extend_video",
    "GoogleVeo31FastExtendVideoResolution": ".google_veo_31_fast_extend_video",
    "GoogleVeo31FirstLastImageToVideo": ".google_veo_31_first_last_image_to_video",
    "GoogleVeo31FirstLastImageToVideoAspectRatio": ".google_veo_31_first_last_image_to_video",
    "GoogleVeo31FirstLastImageToVideoDuration": ".google_veo_31_first_last_image_to_video",
    "GoogleVeo31FirstLastImageToVideoFast": ".google_veo_31_first_last_image_to_video_fast",
    "GoogleVeo31FirstLastImageToVideoFastAspectRatio": ".google_veo_31_first_last_image_to_video_fast",
    "GoogleVeo31FirstLastImageToVideoFastDuration": ".google_veo_31_first_last_image_to_video_fast",
    "GoogleVeo31FirstLastImageToVideoFastResolution": ".google_veo_31_first_last_image_to_video_fast",
    "GoogleVeo31FirstLastImageToVideoResolution": ".google_veo_31_first_last_image_to_video",
    "GoogleVeo31ReferenceToVideo": ".google_veo_31_reference_to_video",
    "GoogleVeo31ReferenceToVideoDuration": ".google_veo_31_reference_to_video",
    "GoogleVeo31ReferenceToVideoResolution": ".google_veo_31_reference_to_video",
    "GoogleVeo31I2V": ".google_veo_31i2v",
    "GoogleVeo31I2VAspectRatio": ".google_veo_31i2v",
    "GoogleVeo31I2VDuration": ".google_veo_31i2v",
    "GoogleVeo31I2VFast": ".google_veo_31i2v_fast",
    "GoogleVeo31I2VFastAspectRatio": ".google_veo_31i2v_fast",
    "GoogleVeo31I2VFastDuration": ".google_veo_31i2v_fast",
    "GoogleVeo31I2VFastResolution": ".google_veo_31i2v_fast",
    "GoogleVeo31I2VResolution": ".google_veo_31i2v",
    "GoogleVeo31T2V": ".google_veo_31t2v",
    "GoogleVeo31T2VAspectRatio": ".google_veo_31t2v",
    "GoogleVeo31T2VDuration": ".google_veo_31t2v",
    "GoogleVeo31T2VFast": ".google_veo_31t2v_fast",
    "GoogleVeo31T2VFastAspectRatio": ".google_veo_31t2v_fast",
    "GoogleVeo31T2VFastDuration": ".google_veo_31t2v_fast",
    "GoogleVeo31T2VFastResolution": ".google_veo_31t2v_fast",
    "GoogleVeo31T2VResolution": ".google_veo_31t2v",
    "GoogleVeo3AspectRatio": ".google_veo_3",
    "GoogleVeo3Duration": ".google_veo_3",
    "GoogleVeo3Resolution": ".google_veo_3",
    "KlingVideoV15ProImageToVideo": ".kling_video_v15_pro_image_to_video",
    "KlingVideoV15ProImageToVideoCameraControl": ".kling_video_v15_pro_image_to_video_camera_control",
    "KlingVideoV15ProImageToVideoCameraControlConfig": ".kling_video_v15_pro_image_to_video_camera_control_config",
    "KlingVideoV15ProImageToVideoCameraControlType": ".kling_video_v15_pro_image_to_video_camera_control",
    "KlingVideoV15ProImageToVideoDuration": ".kling_video_v15_pro_image_to_video",
    "KlingVideoV15ProImageToVideoDynamicMasksItem": ".kling_video_v15_pro_image_to_video_dynamic_masks_item",
    "KlingVideoV15ProImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v15_pro_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV15ProTextToVideo": ".kling_video_v15_pro_text_to_video",
    "KlingVideoV15ProTextToVideoAdvancedCameraControl": ".kling_video_v15_pro_text_to_video_advanced_camera_control",
    "KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType": ".kling_video_v15_pro_text_to_video_advanced_camera_control",
    "KlingVideoV15ProTextToVideoAspectRatio": ".kling_video_v15_pro_text_to_video",
    "KlingVideoV15ProTextToVideoCameraControl": ".kling_video_v15_pro_text_to_video",
    "KlingVideoV15ProTextToVideoDuration": ".kling_video_v15_pro_text_to_video",
    "KlingVideoV15StandardImageToVideo": ".kling_video_v15_standard_image_to_video",
    "KlingVideoV15StandardImageToVideoCameraControl": ".kling_video_v15_standard_image_to_video_camera_control",
    "KlingVideoV15StandardImageToVideoCameraControlConfig": ".kling_video_v15_standard_image_to_video_camera_control_config",
    "KlingVideoV15StandardImageToVideoCameraControlType": ".kling_video_v15_standard_image_to_video_camera_control",
    "KlingVideoV15StandardImageToVideoDuration": ".kling_video_v15_standard_image_to_video",
    "KlingVideoV15StandardImageToVideoDynamicMasksItem": ".kling_video_v15_standard_image_to_video_dynamic_masks_item",
    "KlingVideoV15StandardImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v15_standard_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV16ProImageToVideo": ".kling_video_v16_pro_image_to_video",
    "KlingVideoV16ProImageToVideoCameraControl": ".kling_video_v16_pro_image_to_video_camera_control",
    "KlingVideoV16ProImageToVideoCameraControlConfig": ".kling_video_v16_pro_image_to_video_camera_control_config",
    "KlingVideoV16ProImageToVideoCameraControlType": ".kling_video_v16_pro_image_to_video_camera_control",
    "KlingVideoV16ProImageToVideoDuration": ".kling_video_v16_pro_image_to_video",
    "KlingVideoV16ProImageToVideoDynamicMasksItem": ".kling_video_v16_pro_image_to_video_dynamic_masks_item",
    "KlingVideoV16ProImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v16_pro_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV16ProTextToVideo": ".kling_video_v16_pro_text_to_video",
    "KlingVideoV16ProTextToVideoAdvancedCameraControl": ".kling_video_v16_pro_text_to_video_advanced_camera_control",
    "KlingVideoV16ProTextToVideoAdvancedCameraControlMovementType": ".kling_video_v16_pro_text_to_video_advanced_camera_control",
    "KlingVideoV16ProTextToVideoAspectRatio": ".kling_video_v16_pro_text_to_video",
    "KlingVideoV16ProTextToVideoCameraControl": ".kling_video_v16_pro_text_to_video",
    "KlingVideoV16ProTextToVideoDuration": ".kling_video_v16_pro_text_to_video",
    "KlingVideoV16StandardImageToVideo": ".kling_video_v16_standard_image_to_video",
    "KlingVideoV16StandardImageToVideoDuration": ".kling_video_v16_standard_image_to_video",
    "KlingVideoV16StandardMultiImageToVideo": ".kling_video_v16_standard_multi_image_to_video",
    "KlingVideoV16StandardMultiImageToVideoAspectRatio": ".kling_video_v16_standard_multi_image_to_video",
    "KlingVideoV16StandardMultiImageToVideoDuration": ".kling_video_v16_standard_multi_image_to_video",
    "KlingVideoV16StandardTextToVideo": ".kling_video_v16_standard_text_to_video",
    "KlingVideoV16StandardTextToVideoAspectRatio": ".kling_video_v16_standard_text_to_video",
    "KlingVideoV16StandardTextToVideoDuration": ".kling_video_v16_standard_text_to_video",
    "KlingVideoV1ProImageToVideo": ".kling_video_v1_pro_image_to_video",
    "KlingVideoV1ProImageToVideoCameraControl": ".kling_video_v1_pro_image_to_video_camera_control",
    "KlingVideoV1ProImageToVideoCameraControlConfig": ".kling_video_v1_pro_image_to_video_camera_control_config",
    "KlingVideoV1ProImageToVideoCameraControlType": ".kling_video_v1_pro_image_to_video_camera_control",
    "KlingVideoV1ProImageToVideoDuration": ".kling_video_v1_pro_image_to_video",
    "KlingVideoV1ProImageToVideoDynamicMasksItem": ".kling_video_v1_pro_image_to_video_dynamic_masks_item",
    "KlingVideoV1ProImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v1_pro_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV1ProTextToVideo": ".kling_video_v1_pro_text_to_video",
    "KlingVideoV1ProTextToVideoAdvancedCameraControl": ".kling_video_v1_pro_text_to_video_advanced_camera_control",
    "KlingVideoV1ProTextToVideoAdvancedCameraControlMovementType": ".kling_video_v1_pro_text_to_video_advanced_camera_control",
    "KlingVideoV1ProTextToVideoAspectRatio": ".kling_video_v1_pro_text_to_video",
    "KlingVideoV1ProTextToVideoCameraControl": ".kling_video_v1_pro_text_to_video",
    "KlingVideoV1ProTextToVideoDuration": ".kling_video_v1_pro_text_to_video",
    "KlingVideoV1StandardImageToVideo": ".kling_video_v1_standard_image_to_video",
    "KlingVideoV1StandardImageToVideoCameraControl": ".kling_video_v1_standard_image_to_video_camera_control",
    "KlingVideoV1StandardImageToVideoCameraControlConfig": ".kling_video_v1_standard_image_to_video_camera_control_config",
    "KlingVideoV1StandardImageToVideoCameraControlType": ".kling_video_v1_standard_image_to_video_camera_control",
    "KlingVideoV1StandardImageToVideoDuration": ".kling_video_v1_standard_image_to_video",
    "KlingVideoV1StandardImageToVideoDynamicMasksItem": ".kling_video_v1_standard_image_to_video_dynamic_masks_item",
    "KlingVideoV1StandardImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v1_standard_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV1StandardTextToVideo": ".kling_video_v1_standard_text_to_video",
    "KlingVideoV1StandardTextToVideoAdvancedCameraControl": ".kling_video_v1_standard_text_to_video_advanced_camera_control",
    "KlingVideoV1StandardTextToVideoAdvancedCameraControlMovementType": ".kling_video_v1_standard_text_to_video_advanced_camera_control",
    "KlingVideoV1StandardTextToVideoAspectRatio": ".kling_video_v1_standard_text_to_video",
    "KlingVideoV1StandardTextToVideoCameraControl": ".kling_video_v1_standard_text_to_video",
    "KlingVideoV1StandardTextToVideoDuration": ".kling_video_v1_standard_text_to_video",
    "KlingVideoV21ProImageToVideo": ".kling_video_v21_pro_image_to_video",
    "KlingVideoV21ProImageToVideoCameraControl": ".kling_video_v21_pro_image_to_video_camera_control",
    "KlingVideoV21ProImageToVideoCameraControlConfig": ".kling_video_v21_pro_image_to_video_camera_control_config",
    "KlingVideoV21ProImageToVideoCameraControlType": ".kling_video_v21_pro_image_to_video_camera_control",
    "KlingVideoV21ProImageToVideoDuration": ".kling_video_v21_pro_image_to_video",
    "KlingVideoV21ProImageToVideoDynamicMasksItem": ".kling_video_v21_pro_image_to_video_dynamic_masks_item",
    "KlingVideoV21ProImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v21_pro_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingVideoV21StandardImageToVideo": ".kling_video_v21_standard_image_to_video",
    "KlingVideoV21StandardImageToVideoCameraControl": ".kling_video_v21_standard_image_to_video_camera_control",
    "KlingVideoV21StandardImageToVideoCameraControlConfig": ".kling_video_v21_standard_image_to_video_camera_control_config",
    "KlingVideoV21StandardImageToVideoCameraControlType": ".kling_video_v21_standard_image_to_video_camera_control",
    "KlingVideoV21StandardImageToVideoDuration": ".kling_video_v21_standard_image_to_video",
    "KlingVideoV21StandardImageToVideoDynamicMasksItem": ".kling_video_v21_standard_image_to_video_dynamic_masks_item",
    "KlingVideoV21StandardImageToVideoDynamicMasksItemTrajectoriesItem": ".kling_video_v21_standard_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingaiAvatarPro": ".klingai_avatar_pro",
    "KlingaiAvatarStandard": ".klingai_avatar_standard",
    "KlingaiKlingVideoV16ProEffects": ".klingai_kling_video_v16_pro_effects",
    "KlingaiKlingVideoV16ProEffectsDuration": ".klingai_kling_video_v16_pro_effects",
    "KlingaiKlingVideoV16ProEffectsEffectScene": ".klingai_kling_video_v16_pro_effects",
    "KlingaiKlingVideoV16StandardEffects": ".klingai_kling_video_v16_standard_effects",
    "KlingaiKlingVideoV16StandardEffectsDuration": ".klingai_kling_video_v16_standard_effects",
    "KlingaiKlingVideoV16StandardEffectsEffectScene": ".klingai_kling_video_v16_standard_effects",
    "KlingaiV21MasterImageToVideo": ".klingai_v21_master_image_to_video",
    "KlingaiV21MasterImageToVideoCameraControl": ".klingai_v21_master_image_to_video_camera_control",
    "KlingaiV21MasterImageToVideoCameraControlConfig": ".klingai_v21_master_image_to_video_camera_control_config",
    "KlingaiV21MasterImageToVideoCameraControlType": ".klingai_v21_master_image_to_video_camera_control",
    "KlingaiV21MasterImageToVideoDuration": ".klingai_v21_master_image_to_video",
    "KlingaiV21MasterImageToVideoDynamicMasksItem": ".klingai_v21_master_image_to_video_dynamic_masks_item",
    "KlingaiV21MasterImageToVideoDynamicMasksItemTrajectoriesItem": ".klingai_v21_master_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingaiV21MasterTextToVideo": ".klingai_v21_master_text_to_video",
    "KlingaiV21MasterTextToVideoAdvancedCameraControl": ".klingai_v21_master_text_to_video_advanced_camera_control",
    "KlingaiV21MasterTextToVideoAdvancedCameraControlMovementType": ".klingai_v21_master_text_to_video_advanced_camera_control",
    "KlingaiV21MasterTextToVideoAspectRatio": ".klingai_v21_master_text_to_video",
    "KlingaiV21MasterTextToVideoCameraControl": ".klingai_v21_master_text_to_video",
    "KlingaiV21MasterTextToVideoDuration": ".klingai_v21_master_text_to_video",
    "KlingaiV25TurboProImageToVideo": ".klingai_v25_turbo_pro_image_to_video",
    "KlingaiV25TurboProImageToVideoDuration": ".klingai_v25_turbo_pro_image_to_video",
    "KlingaiV25TurboProTextToVideo": ".klingai_v25_turbo_pro_text_to_video",
    "KlingaiV25TurboProTextToVideoAspectRatio": ".klingai_v25_turbo_pro_text_to_video",
    "KlingaiV25TurboProTextToVideoDuration": ".klingai_v25_turbo_pro_text_to_video",
    "KlingaiV2MasterImageToVideo": ".klingai_v2_master_image_to_video",
    "KlingaiV2MasterImageToVideoCameraControl": ".klingai_v2_master_image_to_video_camera_control",
    "KlingaiV2MasterImageToVideoCameraControlConfig": ".klingai_v2_master_image_to_video_camera_control_config",
    "KlingaiV2MasterImageToVideoCameraControlType": ".klingai_v2_master_image_to_video_camera_control",
    "KlingaiV2MasterImageToVideoDuration": ".klingai_v2_master_image_to_video",
    "KlingaiV2MasterImageToVideoDynamicMasksItem": ".klingai_v2_master_image_to_video_dynamic_masks_item",
    "KlingaiV2MasterImageToVideoDynamicMasksItemTrajectoriesItem": ".klingai_v2_master_image_to_video_dynamic_masks_item_trajectories_item",
    "KlingaiV2MasterTextToVideo": ".klingai_v2_master_text_to_video",
    "KlingaiV2MasterTextToVideoAdvancedCameraControl": ".klingai_v2_master_text_to_video_advanced_camera_control",
    "KlingaiV2MasterTextToVideoAdvancedCameraControlMovementType": ".klingai_v2_master_text_to_video_advanced_camera_control",
    "KlingaiV2MasterTextToVideoAspectRatio": ".klingai_v2_master_text_to_video",
    "KlingaiV2MasterTextToVideoCameraControl": ".klingai_v2_master_text_to_video",
    "KlingaiV2MasterTextToVideoDuration": ".klingai_v2_master_text_to_video",
    "KlingaiVideoO1ImageToVideo": ".klingai_video_o1_image_to_video",
    "KlingaiVideoO1ImageToVideoDuration": ".klingai_video_o1_image_to_video",
    "KlingaiVideoO1ReferenceToVideo": ".klingai_video_o1_reference_to_video",
    "KlingaiVideoO1ReferenceToVideoAspectRatio": ".klingai_video_o1_reference_to_video",
    "KlingaiVideoO1ReferenceToVideoDuration": ".klingai_video_o1_reference_to_video",
    "KlingaiVideoO1ReferenceToVideoElementsItem": ".klingai_video_o1_reference_to_video_elements_item",
    "KlingaiVideoO1VideoToVideoEdit": ".klingai_video_o1_video_to_video_edit",
    "KlingaiVideoO1VideoToVideoEditElementsItem": ".klingai_video_o1_video_to_video_edit_elements_item",
    "KlingaiVideoO1VideoToVideoReference": ".klingai_video_o1_video_to_video_reference",
    "KlingaiVideoO1VideoToVideoReferenceAspectRatio": ".klingai_video_o1_video_to_video_reference",
    "KlingaiVideoO1VideoToVideoReferenceDuration": ".klingai_video_o1_video_to_video_reference",
    "KlingaiVideoO1VideoToVideoReferenceElementsItem": ".klingai_video_o1_video_to_video_reference_elements_item",
    "KlingaiVideoV26MotionControl": ".klingai_video_v26_motion_control",
    "KlingaiVideoV26MotionControlCharacterOrientation": ".klingai_video_v26_motion_control",
    "KlingaiVideoV26MotionControlMode": ".klingai_video_v26_motion_control",
    "KlingaiVideoV26ProImageToVideo": ".klingai_video_v26_pro_image_to_video",
    "KlingaiVideoV26ProImageToVideoDuration": ".klingai_video_v26_pro_image_to_video",
    "KlingaiVideoV26ProTextToVideo": ".klingai_video_v26_pro_text_to_video",
    "KlingaiVideoV26ProTextToVideoAspectRatio": ".klingai_video_v26_pro_text_to_video",
    "KlingaiVideoV26ProTextToVideoDuration": ".klingai_video_v26_pro_text_to_video",
    "KlingaiVideoV3MotionControl": ".klingai_video_v3_motion_control",
    "KlingaiVideoV3MotionControlCharacterOrientation": ".klingai_video_v3_motion_control",
    "KlingaiVideoV3MotionControlMode": ".klingai_video_v3_motion_control",
    "KlingaiVideoV3Omni1080PImageToVideo": ".klingai_video_v3_omni_1080p_image_to_video",
    "KlingaiVideoV3Omni1080PImageToVideoDuration": ".klingai_video_v3_omni_1080p_image_to_video",
    "KlingaiVideoV3Omni1080PImageToVideoElementsItem": ".klingai_video_v3_omni_1080p_image_to_video_elements_item",
    "KlingaiVideoV3Omni1080PImageToVideoShotType": ".klingai_video_v3_omni_1080p_image_to_video",
    "KlingaiVideoV3Omni1080PTextToVideo": ".klingai_video_v3_omni_1080p_text_to_video",
    "KlingaiVideoV3Omni1080PTextToVideoAspectRatio": ".klingai_video_v3_omni_1080p_text_to_video",
    "KlingaiVideoV3Omni1080PTextToVideoDuration": ".klingai_video_v3_omni_1080p_text_to_video",
    "KlingaiVideoV3Omni1080PTextToVideoShotType": ".klingai_video_v3_omni_1080p_text_to_video",
    "KlingaiVideoV3Omni720PImageToVideo": ".klingai_video_v3_omni_720p_image_to_video",
    "KlingaiVideoV3Omni720PImageToVideoDuration": ".klingai_video_v3_omni_720p_image_to_video",
    "KlingaiVideoV3Omni720PImageToVideoElementsItem": ".klingai_video_v3_omni_720p_image_to_video_elements_item",
    "KlingaiVideoV3Omni720PImageToVideoShotType": ".klingai_video_v3_omni_720p_image_to_video",
    "KlingaiVideoV3Omni720PTextToVideo": ".klingai_video_v3_omni_720p_text_to_video",
    "KlingaiVideoV3Omni720PTextToVideoAspectRatio": ".klingai_video_v3_omni_720p_text_to_video",
    "KlingaiVideoV3Omni720PTextToVideoDuration": ".klingai_video_v3_omni_720p_text_to_video",
    "KlingaiVideoV3Omni720PTextToVideoShotType": ".klingai_video_v3_omni_720p_text_to_video",
    "KlingaiVideoV3ProImageToVideo": ".klingai_video_v3_pro_image_to_video",
    "KlingaiVideoV3ProImageToVideoDuration": ".klingai_video_v3_pro_image_to_video",
    "KlingaiVideoV3ProImageToVideoElementsItem": ".klingai_video_v3_pro_image_to_video_elements_item",
    "KlingaiVideoV3ProImageToVideoShotType": ".klingai_video_v3_pro_image_to_video",
    "KlingaiVideoV3ProTextToVideo": ".klingai_video_v3_pro_text_to_video",
    "KlingaiVideoV3ProTextToVideoAspectRatio": ".klingai_video_v3_pro_text_to_video",
    "KlingaiVideoV3ProTextToVideoDuration": ".klingai_video_v3_pro_text_to_video",
    "KlingaiVideoV3ProTextToVideoShotType": ".klingai_video_v3_pro_text_to_video",
    "KlingaiVideoV3StandardImageToVideo": ".klingai_video_v3_standard_image_to_video",
    "KlingaiVideoV3StandardImageToVideoDuration": ".klingai_video_v3_standard_image_to_video",
    "KlingaiVideoV3StandardImageToVideoElementsItem": ".klingai_video_v3_standard_image_to_video_elements_item",
    "KlingaiVideoV3StandardImageToVideoShotType": ".klingai_video_v3_standard_image_to_video",
    "KlingaiVideoV3StandardTextToVideo": ".klingai_video_v3_standard_text_to_video",
    "KlingaiVideoV3StandardTextToVideoAspectRatio": ".klingai_video_v3_standard_text_to_video",
    "KlingaiVideoV3StandardTextToVideoDuration": ".klingai_video_v3_standard_text_to_video",
    "KlingaiVideoV3StandardTextToVideoShotType": ".klingai_video_v3_standard_text_to_video",
    "KlingaiVideoV3StandardTurboImageToVideo": ".klingai_video_v3_standard_turbo_image_to_video",
    "KlingaiVideoV3StandardTurboImageToVideoDuration": ".klingai_video_v3_standard_turbo_image_to_video",
    "KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item": ".klingai_video_v3_standard_turbo_image_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0ItemDuration": ".klingai_video_v3_standard_turbo_image_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3StandardTurboTextToVideo": ".klingai_video_v3_standard_turbo_text_to_video",
    "KlingaiVideoV3StandardTurboTextToVideoAspectRatio": ".klingai_video_v3_standard_turbo_text_to_video",
    "KlingaiVideoV3StandardTurboTextToVideoDuration": ".klingai_video_v3_standard_turbo_text_to_video",
    "KlingaiVideoV3StandardTurboTextToVideoMultiPromptType0Item": ".klingai_video_v3_standard_turbo_text_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3StandardTurboTextToVideoMultiPromptType0ItemDuration": ".klingai_video_v3_standard_turbo_text_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3TurboProImageToVideo": ".klingai_video_v3_turbo_pro_image_to_video",
    "KlingaiVideoV3TurboProImageToVideoDuration": ".klingai_video_v3_turbo_pro_image_to_video",
    "KlingaiVideoV3TurboProImageToVideoMultiPromptType0Item": ".klingai_video_v3_turbo_pro_image_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3TurboProImageToVideoMultiPromptType0ItemDuration": ".klingai_video_v3_turbo_pro_image_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3TurboProTextToVideo": ".klingai_video_v3_turbo_pro_text_to_video",
    "KlingaiVideoV3TurboProTextToVideoAspectRatio": ".klingai_video_v3_turbo_pro_text_to_video",
    "KlingaiVideoV3TurboProTextToVideoDuration": ".klingai_video_v3_turbo_pro_text_to_video",
    "KlingaiVideoV3TurboProTextToVideoMultiPromptType0Item": ".klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item",
    "KlingaiVideoV3TurboProTextToVideoMultiPromptType0ItemDuration": ".klingai_video_v3_turbo_pro_text_to_video_multi_prompt_type_0_item",
    "KreaKreaWan14BTextToVideo": ".krea_krea_wan_14b_text_to_video",
    "KreaKreaWan14BVideoToVideo": ".krea_krea_wan_14b_video_to_video",
    "LtxvLtxv2": ".ltxv_ltxv_2",
    "LtxvLtxv2AspectRatio": ".ltxv_ltxv_2",
    "LtxvLtxv2Duration": ".ltxv_ltxv_2",
    "LtxvLtxv2Fast": ".ltxv_ltxv_2_fast",
    "LtxvLtxv2FastAspectRatio": ".ltxv_ltxv_2_fast",
    "LtxvLtxv2FastDuration": ".ltxv_ltxv_2_fast",
    "LtxvLtxv2FastFps": ".ltxv_ltxv_2_fast",
    "LtxvLtxv2FastResolution": ".ltxv_ltxv_2_fast",
    "LtxvLtxv2Fps": ".ltxv_ltxv_2",
    "LtxvLtxv2Resolution": ".ltxv_ltxv_2",
    "LumaRay16": ".luma_ray_16",
    "LumaRay16AspectRatio": ".luma_ray_16",
    "LumaRay16Keyframes": ".luma_ray_16_keyframes",
    "LumaRay16KeyframesFrame0Type0": ".luma_ray_16_keyframes_frame_0_type_0",
    "LumaRay16KeyframesFrame0Type0Type": ".luma_ray_16_keyframes_frame_0_type_0",
    "LumaRay16KeyframesFrame0Type1": ".luma_ray_16_keyframes_frame_0_type_1",
    "LumaRay16KeyframesFrame0Type1Type": ".luma_ray_16_keyframes_frame_0_type_1",
    "LumaRay16KeyframesFrame1Type0": ".luma_ray_16_keyframes_frame_1_type_0",
    "LumaRay16KeyframesFrame1Type0Type": ".luma_ray_16_keyframes_frame_1_type_0",
    "LumaRay16KeyframesFrame1Type1": ".luma_ray_16_keyframes_frame_1_type_1",
    "LumaRay16KeyframesFrame1Type1Type": ".luma_ray_16_keyframes_frame_1_type_1",
    "LumaRay2": ".luma_ray_2",
    "LumaRay2AspectRatio": ".luma_ray_2",
    "LumaRay2Duration": ".luma_ray_2",
    "LumaRay2Keyframes": ".luma_ray_2_keyframes",
    "LumaRay2KeyframesFrame0Type0": ".luma_ray_2_keyframes_frame_0_type_0",
    "LumaRay2KeyframesFrame0Type0Type": ".luma_ray_2_keyframes_frame_0_type_0",
    "LumaRay2KeyframesFrame0Type1": ".luma_ray_2_keyframes_frame_0_type_1",
    "LumaRay2KeyframesFrame0Type1Type": ".luma_ray_2_keyframes_frame_0_type_1",
    "LumaRay2KeyframesFrame1Type0": ".luma_ray_2_keyframes_frame_1_type_0",
    "LumaRay2KeyframesFrame1Type0Type": ".luma_ray_2_keyframes_frame_1_type_0",
    "LumaRay2KeyframesFrame1Type1": ".luma_ray_2_keyframes_frame_1_type_1",
    "LumaRay2KeyframesFrame1Type1Type": ".luma_ray_2_keyframes_frame_1_type_1",
    "LumaRay2Resolution": ".luma_ray_2",
    "LumaRay32": ".luma_ray_32",
    "LumaRay32AspectRatio": ".luma_ray_32",
    "LumaRay32Duration": ".luma_ray_32",
    "LumaRay32Resolution": ".luma_ray_32",
    "LumaRay32Type": ".luma_ray_32",
    "LumaRayFlash2": ".luma_ray_flash_2",
    "LumaRayFlash2AspectRatio": ".luma_ray_flash_2",
    "LumaRayFlash2Duration": ".luma_ray_flash_2",
    "LumaRayFlash2Keyframes": ".luma_ray_flash_2_keyframes",
    "LumaRayFlash2KeyframesFrame0Type0": ".luma_ray_flash_2_keyframes_frame_0_type_0",
    "LumaRayFlash2KeyframesFrame0Type0Type": ".luma_ray_flash_2_keyframes_frame_0_type_0",
    "LumaRayFlash2KeyframesFrame0Type1": ".luma_ray_flash_2_keyframes_frame_0_type_1",
    "LumaRayFlash2KeyframesFrame0Type1Type": ".luma_ray_flash_2_keyframes_frame_0_type_1",
    "LumaRayFlash2KeyframesFrame1Type0": ".luma_ray_flash_2_keyframes_frame_1_type_0",
    "LumaRayFlash2KeyframesFrame1Type0Type": ".luma_ray_flash_2_keyframes_frame_1_type_0",
    "LumaRayFlash2KeyframesFrame1Type1": ".luma_ray_flash_2_keyframes_frame_1_type_1",
    "LumaRayFlash2KeyframesFrame1Type1Type": ".luma_ray_flash_2_keyframes_frame_1_type_1",
    "LumaRayFlash2Resolution": ".luma_ray_flash_2",
    "MagicImageToVideo": ".magic_image_to_video",
    "MagicImageToVideoTemplate": ".magic_image_to_video",
    "MagicTextToVideo": ".magic_text_to_video",
    "MagicTextToVideoTemplate": ".magic_text_to_video",
    "MagicVideoToVideo": ".magic_video_to_video",
    "MagicVideoToVideoTemplate": ".magic_video_to_video",
    "MinimaxH3": ".minimax_h3",
    "MinimaxH3Ratio": ".minimax_h3",
    "MinimaxH3Resolution": ".minimax_h3",
    "MinimaxHailuo02": ".minimax_hailuo_02",
    "MinimaxHailuo02Duration": ".minimax_hailuo_02",
    "MinimaxHailuo02Resolution": ".minimax_hailuo_02",
    "MinimaxHailuo23": ".minimax_hailuo_23",
    "MinimaxHailuo23Duration": ".minimax_hailuo_23",
    "MinimaxHailuo23Fast": ".minimax_hailuo_23_fast",
    "MinimaxHailuo23FastDuration": ".minimax_hailuo_23_fast",
    "MinimaxHailuo23FastResolution": ".minimax_hailuo_23_fast",
    "MinimaxHailuo23Resolution": ".minimax_hailuo_23",
    "OpenaiSora2ProI2V": ".openai_sora_2_pro_i2v",
    "OpenaiSora2ProI2VAspectRatio": ".openai_sora_2_pro_i2v",
    "OpenaiSora2ProI2VDuration": ".openai_sora_2_pro_i2v",
    "OpenaiSora2ProI2VResolution": ".openai_sora_2_pro_i2v",
    "OpenaiSora2ProT2V": ".openai_sora_2_pro_t2v",
    "OpenaiSora2ProT2VAspectRatio": ".openai_sora_2_pro_t2v",
    "OpenaiSora2ProT2VDuration": ".openai_sora_2_pro_t2v",
    "OpenaiSora2ProT2VResolution": ".openai_sora_2_pro_t2v",
    "OpenaiSora2I2V": ".openai_sora_2i2v",
    "OpenaiSora2I2VAspectRatio": ".openai_sora_2i2v",
    "OpenaiSora2I2VDuration": ".openai_sora_2i2v",
    "OpenaiSora2I2VResolution": ".openai_sora_2i2v",
    "OpenaiSora2T2V": ".openai_sora_2t2v",
    "OpenaiSora2T2VAspectRatio": ".openai_sora_2t2v",
    "OpenaiSora2T2VDuration": ".openai_sora_2t2v",
    "OpenaiSora2T2VResolution": ".openai_sora_2t2v",
    "PixverseLipSync": ".pixverse_lip_sync",
    "PixverseLipSyncLipSyncTtsSpeaker": ".pixverse_lip_sync",
    "PixverseV55ImageToVideo": ".pixverse_v55_image_to_video",
    "PixverseV55ImageToVideoDuration": ".pixverse_v55_image_to_video",
    "PixverseV55ImageToVideoModel": ".pixverse_v55_image_to_video",
    "PixverseV55ImageToVideoResolution": ".pixverse_v55_image_to_video",
    "PixverseV55ImageToVideoStyle": ".pixverse_v55_image_to_video",
    "PixverseV55ImageToVideoThinkingType": ".pixverse_v55_image_to_video",
    "PixverseV55TextToVideo": ".pixverse_v55_text_to_video",
    "PixverseV55TextToVideoAspectRatio": ".pixverse_v55_text_to_video",
    "PixverseV55TextToVideoDuration": ".pixverse_v55_text_to_video",
    "PixverseV55TextToVideoModel": ".pixverse_v55_text_to_video",
    "PixverseV55TextToVideoResolution": ".pixverse_v55_text_to_video",
    "PixverseV55TextToVideoStyle": ".pixverse_v55_text_to_video",
    "PixverseV55TextToVideoThinkingType": ".pixverse_v55_text_to_video",
    "PixverseV5ImageToVideo": ".pixverse_v5_image_to_video",
    "PixverseV5ImageToVideoDuration": ".pixverse_v5_image_to_video",
    "PixverseV5ImageToVideoLipSyncTtsSpeaker": ".pixverse_v5_image_to_video",
    "PixverseV5ImageToVideoResolution": ".pixverse_v5_image_to_video",
    "PixverseV5ImageToVideoStyle": ".pixverse_v5_image_to_video",
    "PixverseV5TextToVideo": ".pixverse_v5_text_to_video",
    "PixverseV5TextToVideoAspectRatio": ".pixverse_v5_text_to_video",
    "PixverseV5TextToVideoDuration": ".pixverse_v5_text_to_video",
    "PixverseV5TextToVideoLipSyncTtsSpeaker": ".pixverse_v5_text_to_video",
    "PixverseV5TextToVideoResolution": ".pixverse_v5_text_to_video",
    "PixverseV5TextToVideoStyle": ".pixverse_v5_text_to_video",
    "PixverseV5Transition": ".pixverse_v5_transition",
    "PixverseV5TransitionDuration": ".pixverse_v5_transition",
    "PixverseV5TransitionLipSyncTtsSpeaker": ".pixverse_v5_transition",
    "PixverseV5TransitionResolution": ".pixverse_v5_transition",
    "PixverseV5TransitionStyle": ".pixverse_v5_transition",
    "RunwayActTwo": ".runway_act_two",
    "RunwayActTwoCharacterType0": ".runway_act_two_character_type_0",
    "RunwayActTwoCharacterType0Type": ".runway_act_two_character_type_0",
    "RunwayActTwoCharacterType1": ".runway_act_two_character_type_1",
    "RunwayActTwoCharacterType1Type": ".runway_act_two_character_type_1",
    "RunwayActTwoFrameSize": ".runway_act_two",
    "RunwayActTwoReference": ".runway_act_two_reference",
    "RunwayActTwoReferenceType": ".runway_act_two_reference",
    "RunwayGen4Aleph": ".runway_gen_4_aleph",
    "RunwayGen4AlephDuration": ".runway_gen_4_aleph",
    "RunwayGen4AlephFrameSize": ".runway_gen_4_aleph",
    "RunwayGen4AlephReferencesItem": ".runway_gen_4_aleph_references_item",
    "RunwayGen4AlephReferencesItemType": ".runway_gen_4_aleph_references_item",
    "RunwayGen4Turbo": ".runway_gen_4_turbo",
    "RunwayGen4TurboAspectRatio": ".runway_gen_4_turbo",
    "RunwayGen4TurboDuration": ".runway_gen_4_turbo",
    "SberAiKandinsky5DistillT2V": ".sber_ai_kandinsky_5_distill_t2v",
    "SberAiKandinsky5DistillT2VAspectRatio": ".sber_ai_kandinsky_5_distill_t2v",
    "SberAiKandinsky5DistillT2VDuration": ".sber_ai_kandinsky_5_distill_t2v",
    "SberAiKandinsky5T2V": ".sber_ai_kandinsky_5t2v",
    "SberAiKandinsky5T2VAspectRatio": ".sber_ai_kandinsky_5t2v",
    "SberAiKandinsky5T2VDuration": ".sber_ai_kandinsky_5t2v",
    "TencentHunyuanVideoFoley": ".tencent_hunyuan_video_foley",
    "VeedFabric10": ".veed_fabric_10",
    "VeedFabric10Resolution": ".veed_fabric_10",
    "Veo2": ".veo_2",
    "Veo2AspectRatio": ".veo_2",
    "Veo2Duration": ".veo_2",
    "Veo2ImageToVideo": ".veo_2_image_to_video",
    "Veo2ImageToVideoAspectRatio": ".veo_2_image_to_video",
    "Veo2ImageToVideoDuration": ".veo_2_image_to_video",
    "Veo31LiteGenerate001": ".veo_31_lite_generate_001",
    "Veo31LiteGenerate001AspectRatio": ".veo_31_lite_generate_001",
    "Veo31LiteGenerate001Duration": ".veo_31_lite_generate_001",
    "Veo31LiteGenerate001PersonGeneration": ".veo_31_lite_generate_001",
    "Veo31LiteGenerate001Resolution": ".veo_31_lite_generate_001",
    "Video01": ".video_01",
    "Video01Live2D": ".video_01_live_2d",
    "VideoGeneration": ".video_generation",
    "VideoRequest": ".video_request",
    "XAiGrokImagineVideo": ".x_ai_grok_imagine_video",
    "XAiGrokImagineVideo15Preview": ".x_ai_grok_imagine_video_15_preview",
    "XAiGrokImagineVideo15PreviewAspectRatio": ".x_ai_grok_imagine_video_15_preview",
    "XAiGrokImagineVideo15PreviewResolution": ".x_ai_grok_imagine_video_15_preview",
    "XAiGrokImagineVideoAspectRatio": ".x_ai_grok_imagine_video",
    "XAiGrokImagineVideoResolution": ".x_ai_grok_imagine_video",
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
