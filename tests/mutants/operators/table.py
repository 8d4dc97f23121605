"""All operators. A draw gives each the same chance, however many faults it can make."""

from . import addresses, answers, bodies, defaults, errors, files, identity, keys, life, refuses, statuses, takes, words
from .operator import Operator

TAKES, REFUSES = "takes bad input", "refuses good input"
ANSWERS, LIFE = "answers by state", "life"
IDENTITY = "identity and addresses"

OPERATORS = (
    Operator("takes-type", TAKES, "A field takes another type.", of_model=takes.types),
    Operator("takes-null", TAKES, "A field takes null.", of_model=takes.nulls),
    Operator("takes-any-value", TAKES, "A field with a list takes any value.", of_model=takes.any_value),
    Operator("takes-neighbour", TAKES, "A field takes one value that is not in its list.", of_model=takes.neighbours),
    Operator("takes-missing", TAKES, "A required field may be left out.", of_model=takes.missing),
    Operator("takes-case", TAKES, "Upper and lower case are the same.", of_model=takes.case),
    Operator("takes-space", TAKES, "White space is stripped.", of_model=takes.spaces),
    Operator("takes-coerced", TAKES, "A value of another type is converted.", of_model=takes.coerced),
    Operator("takes-empty", TAKES, "An empty string is as good as nothing.", of_model=takes.emptied),
    Operator("takes-no-link", TAKES, "What is no URI is taken for a link.", of_model=takes.formats),
    Operator("takes-against-rule", TAKES, "A rule in prose is forgotten.", of_model=takes.rules),
    Operator("takes-torn-body", TAKES, "What is not a JSON object is read as one.", of_server=bodies.lax),
    Operator("takes-content-type", TAKES, "Another content type is taken.", of_server=bodies.types),
    Operator("takes-method", TAKES, "Another method does the work.", of_server=bodies.methods),
    Operator("refuses-value", REFUSES, "A good value is refused.", of_model=refuses.one_value),
    Operator("refuses-pair", REFUSES, "Two good values are refused together.", of_model=refuses.a_pair),
    Operator("refuses-extra", REFUSES, "A field that no model knows is refused.", of_model=refuses.an_extra),
    Operator("refuses-option", REFUSES, "An optional field is refused.", of_model=refuses.an_option),
    Operator("refuses-without", REFUSES, "An optional field is required.", of_model=refuses.what_lacks),
    Operator("refuses-number", REFUSES, "A good number is refused.", of_model=refuses.numbers),
    Operator("refuses-text", REFUSES, "A good text is refused.", of_model=refuses.texts),
    Operator("refuses-link", REFUSES, "A good link is refused.", of_model=refuses.links),
    Operator("refuses-charset", REFUSES, "A content type with a parameter is refused.", of_server=bodies.charset),
    Operator("default", "defaults", "What is left out means something else.", of_model=defaults.other_default),
    Operator("status", "status codes", "An HTTP status is another.", of_server=statuses.swapped),
    Operator("error-body", "error bodies", "A refusal does not keep to the envelope.", of_server=errors.envelopes),
    Operator(
        "field", ANSWERS, "A field is dropped, null, empty or of another type.", of_server=answers.fields_by_state
    ),
    Operator("early", ANSWERS, "A field stands where its state has none.", of_server=answers.early),
    Operator("word", ANSWERS, "A state goes by another word.", of_server=words.other_words),
    Operator("link", ANSWERS, "The link is none.", of_server=answers.links),
    Operator("cost", ANSWERS, "The cost is no amount of credits.", of_server=answers.costs),
    Operator("type", ANSWERS, "A good answer is not called JSON.", of_server=answers.types),
    Operator("body", ANSWERS, "The body of a good answer is not the job.", of_server=answers.wholes),
    Operator("dead-link", ANSWERS, "The link leads nowhere.", of_server=files.dead_links),
    Operator("stuck", LIFE, "Jobs do not end.", of_server=life.stuck),
    Operator("leaves", LIFE, "A job that has ended is somewhere else.", of_server=life.leaving),
    Operator("backwards", LIFE, "After generating comes queued.", of_server=life.backwards),
    Operator("skips", LIFE, "A state is never shown.", of_server=life.skipping),
    Operator("forgets", LIFE, "A job is not found.", of_server=life.forgetting),
    Operator("fails", LIFE, "Calls fail now and then.", of_server=life.failing),
    Operator("price", LIFE, "The same costs something else the next time.", of_server=life.pricing),
    Operator("id", IDENTITY, "An id is not the one that is known.", of_server=identity.other_ids),
    Operator("reuses-id", IDENTITY, "Two jobs have one id.", of_server=identity.used_again),
    Operator("finds", IDENTITY, "An id that was never given is found.", of_server=identity.lookups),
    Operator("mixes", IDENTITY, "A job's answer is another's.", of_server=identity.mixed),
    Operator("splits", IDENTITY, "The other address does not know a job, or not as it is.", of_server=identity.split),
    Operator("gone", IDENTITY, "An address is not there.", of_server=addresses.gone),
    Operator("other-form", IDENTITY, "The cost goes by the other address's name.", of_server=addresses.other_form),
    Operator("lets-in", "auth", "Who has no good key is let in.", of_server=keys.open_doors),
)
