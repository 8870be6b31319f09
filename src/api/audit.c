#include "famctx/api/audit.h"

#include "famctx/api/session.h"

#define CODE(name, code) code,
const char *const audit_action_codes[] = { AUDIT_ACTIONS(CODE) NULL };
const char *const audit_outcome_codes[] = { "shown", "nothing", "started", "refused", "failed", NULL };
const char *const audit_close_codes[] = { "own_name", "own_surname", "own_address", "own_record", "own_family", "colleague",
					       NULL };
const char *const audit_by_codes[] = { "worker", "person", "reason", NULL };
const char *const audit_pattern_codes[] = { AUDIT_PATTERNS(CODE) NULL };
const char *const audit_finding_codes[] = { "in_order", "asked", "concern", NULL };

/* ---- the list ----------------------------------------------------------------- */

static const struct field filter_fields[] = {
	FIELD_TEXT(struct audit_filter, account, OPTIONAL, N_("Only what this account did")),
	FIELD_TEXT(struct audit_filter, person, OPTIONAL, N_("Only where this person was shown")),
	FIELD_WORD(struct audit_filter, basis, OPTIONAL, basis_codes, -1, N_("Only for this reason")),
	FIELD_WORD(struct audit_filter, action, OPTIONAL, audit_action_codes, -1, N_("Only this")),
	FIELD_DATE(struct audit_filter, from, OPTIONAL, N_("From this day on")),
	FIELD_DATE(struct audit_filter, to, OPTIONAL, N_("To this day")),
};
static const struct shape filter_shape = SHAPE(struct audit_filter, "which", filter_fields);

static const struct field list_request_fields[] = {
	FIELD_STRUCT(struct audit_list_request, which, OPTIONAL, &filter_shape, N_("Which entries")),
	FIELD_INTEGER(struct audit_list_request, before, OPTIONAL, 1, INT64_MAX, N_("Only those before this number")),
	FIELD_INTEGER(struct audit_list_request, limit, OPTIONAL, 1, AUDIT_PAGE, N_("How many to send")),
	FIELD_BOOL(struct audit_list_request, all, OPTIONAL, N_("Every letter of a search and what shows nobody")),
};
const struct shape audit_list_request_shape = SHAPE(struct audit_list_request, "list", list_request_fields);

static const struct field person_fields[] = {
	FIELD_TEXT(struct audit_person, person, OPTIONAL, N_("Id of the person")),
	FIELD_TEXT(struct audit_person, name, OPTIONAL, N_("Name")),
	FIELD_DATE(struct audit_person, born, OPTIONAL, N_("Date of birth")),
};
static const struct shape person_shape = SHAPE(struct audit_person, "person", person_fields);

static const struct field line_fields[] = {
	FIELD_INTEGER(struct audit_line, seq, REQUIRED, 0, 0, N_("Number of the entry")),
	FIELD_TEXT(struct audit_line, at, OPTIONAL, N_("When, local time")),
	FIELD_TEXT(struct audit_line, utc, OPTIONAL, N_("When, universal time")),
	FIELD_TEXT(struct audit_line, account, OPTIONAL, N_("Login name")),
	FIELD_TEXT(struct audit_line, name, OPTIONAL, N_("Who")),
	FIELD_WORD(struct audit_line, role, OPTIONAL, role_codes, -1, N_("In which role")),
	FIELD_TEXT(struct audit_line, team, OPTIONAL, N_("In which team")),
	FIELD_WORD(struct audit_line, action, OPTIONAL, audit_action_codes, -1, N_("What they did")),
	FIELD_WORD(struct audit_line, outcome, OPTIONAL, audit_outcome_codes, -1, N_("What came of it")),
	FIELD_STRUCT(struct audit_line, opened, OPTIONAL, &person_shape, N_("Who was opened")),
	FIELD_STRUCT(struct audit_line, asked, OPTIONAL | ABSENT_WHEN_NONE, &person_shape, N_("Who was asked for and held back")),
	FIELD_INTEGER(struct audit_line, shown, OPTIONAL, 0, 0, N_("How many people were shown")),
	FIELD_TEXTS(struct audit_line, subjects, OPTIONAL, N_("Their ids")),
	FIELD_TEXT(struct audit_line, query, OPTIONAL, N_("What was typed")),
	FIELD_INTEGER(struct audit_line, letters, OPTIONAL, 0, 0, N_("How many entries this line stands for")),
	FIELD_WORD(struct audit_line, basis, OPTIONAL, basis_codes, -1, N_("Why")),
	FIELD_TEXT(struct audit_line, purpose_text, OPTIONAL, N_("Why, in words")),
	FIELD_TEXT(struct audit_line, case_reference, OPTIONAL, N_("For which case")),
	FIELD_TEXT(struct audit_line, behalf, OPTIONAL, N_("On whose behalf")),
	FIELD_TEXT(struct audit_line, close_to, OPTIONAL, N_("What the worker has in common with them")),
	FIELD_WORD(struct audit_line, consent, OPTIONAL, consent_codes, CONSENT_NOT_SAID, N_("The talk with the family")),
	FIELD_TEXT(struct audit_line, reason, OPTIONAL, N_("Why, where a reason was asked for")),
	FIELD_TEXT(struct audit_line, break_glass, OPTIONAL, N_("Reference of what it was opened by")),
	FIELD_TEXT(struct audit_line, note, OPTIONAL, N_("What else is to be said")),
	FIELD_INTEGER(struct audit_line, amount, OPTIONAL, 0, 0, N_("How many left the program")),
	FIELD_TEXT(struct audit_line, digest, OPTIONAL, N_("Digest of what left or changed")),
	FIELD_TEXT(struct audit_line, request, OPTIONAL, N_("The request that asked for it")),
	FIELD_INTEGER(struct audit_line, uid, OPTIONAL, 0, 0, N_("Unix user who asked, as the kernel says")),
	FIELD_INTEGER(struct audit_line, process, OPTIONAL, 0, 0, N_("By which process")),
	FIELD_INTEGER(struct audit_line, started, OPTIONAL, 0, 0, N_("When that began, in ticks since the machine did")),
	FIELD_TEXT(struct audit_line, program, OPTIONAL, N_("By screen, line or command")),
	FIELD_TEXT(struct audit_line, tty, OPTIONAL, N_("On which terminal")),
	FIELD_TEXT(struct audit_line, peer, OPTIONAL, N_("From which machine")),
	FIELD_TEXT(struct audit_line, boot, OPTIONAL, N_("Id of that run of the machine")),
	FIELD_TEXT(struct audit_line, app, OPTIONAL, N_("Version of the program")),
	FIELD_BOOL(struct audit_line, training, OPTIONAL, N_("Whether it was training")),
	FIELD_DATE(struct audit_line, today, OPTIONAL, N_("Shown as on this day")),
	FIELD_TEXT(struct audit_line, hash, OPTIONAL, N_("Digest of the entry")),
};
const struct shape audit_line_shape = SHAPE(struct audit_line, "entry", line_fields);

static const struct field list_answer_fields[] = {
	FIELD_DATE(struct audit_list_answer, at, OPTIONAL, N_("Today")),
	FIELD_STRUCT(struct audit_list_answer, person, OPTIONAL, &person_shape, N_("Whose record this is")),
	FIELD_LIST(struct audit_list_answer, entries, OPTIONAL, &audit_line_shape, N_("The entries, newest first")),
	FIELD_INTEGER(struct audit_list_answer, next, OPTIONAL, 0, 0, N_("Where the next page begins")),
	FIELD_TEXT(struct audit_list_answer, team, OPTIONAL, N_("The only team that is answered about")),
};
const struct shape audit_list_answer_shape = SHAPE(struct audit_list_answer, "list answer", list_answer_fields);

/* ---- counted ---------------------------------------------------------------------- */

static const struct field summary_request_fields[] = {
	FIELD_WORD(struct audit_summary_request, by, REQUIRED, audit_by_codes, AUDIT_BY_WORKER, N_("Counted by what")),
	FIELD_DATE(struct audit_summary_request, from, OPTIONAL, N_("From this day on")),
	FIELD_DATE(struct audit_summary_request, to, OPTIONAL, N_("To this day")),
};
const struct shape audit_summary_request_shape =
	SHAPE(struct audit_summary_request, "summary", summary_request_fields);

static const struct field count_fields[] = {
	FIELD_TEXT(struct audit_count, key, REQUIRED, N_("What is counted")),
	FIELD_TEXT(struct audit_count, name, OPTIONAL, N_("In words")),
	FIELD_TEXT(struct audit_count, team, OPTIONAL, N_("In which team")),
	FIELD_INTEGER(struct audit_count, searches, OPTIONAL, 0, 0, N_("Searches")),
	FIELD_INTEGER(struct audit_count, opened, OPTIONAL, 0, 0, N_("Times that somebody was opened")),
	FIELD_INTEGER(struct audit_count, refused, OPTIONAL, 0, 0, N_("Refusals")),
	FIELD_INTEGER(struct audit_count, others, OPTIONAL, 0, 0, N_("Different people, or different workers")),
	FIELD_TEXT(struct audit_count, last, OPTIONAL, N_("When the last one was")),
};
static const struct shape count_shape = SHAPE(struct audit_count, "count", count_fields);

static const struct field summary_answer_fields[] = {
	FIELD_DATE(struct audit_summary_answer, from, OPTIONAL, N_("From this day on")),
	FIELD_DATE(struct audit_summary_answer, to, OPTIONAL, N_("To this day")),
	FIELD_TEXT(struct audit_summary_answer, team, OPTIONAL, N_("The only team that is answered about")),
	FIELD_LIST(struct audit_summary_answer, rows, OPTIONAL, &count_shape, N_("The counts, most opened first")),
	FIELD_INTEGER(struct audit_summary_answer, more, OPTIONAL, 0, 0, N_("How many are not listed")),
};
const struct shape audit_summary_answer_shape =
	SHAPE(struct audit_summary_answer, "summary answer", summary_answer_fields);

static const struct field patterns_request_fields[] = {
	FIELD_DATE(struct audit_patterns_request, from, OPTIONAL, N_("From this day on")),
	FIELD_DATE(struct audit_patterns_request, to, OPTIONAL, N_("To this day")),
};
const struct shape audit_patterns_request_shape =
	SHAPE(struct audit_patterns_request, "patterns", patterns_request_fields);

static const struct field match_fields[] = {
	FIELD_WORD(struct audit_match, pattern, REQUIRED, audit_pattern_codes, PATTERN_CLOSE, N_("Which rule")),
	FIELD_TEXT(struct audit_match, account, OPTIONAL, N_("Login name")),
	FIELD_TEXT(struct audit_match, name, OPTIONAL, N_("Who")),
	FIELD_TEXT(struct audit_match, team, OPTIONAL, N_("In which team")),
	FIELD_STRUCT(struct audit_match, person, OPTIONAL, &person_shape, N_("Whom they looked at")),
	FIELD_DATE(struct audit_match, day, OPTIONAL, N_("On which day")),
	FIELD_INTEGER(struct audit_match, count, OPTIONAL, 0, 0, N_("How often")),
	FIELD_INTEGER(struct audit_match, seq, OPTIONAL, 0, 0, N_("The last entry of it")),
};
static const struct shape match_shape = SHAPE(struct audit_match, "match", match_fields);

static const struct field rule_fields[] = {
	FIELD_WORD(struct audit_rule, pattern, REQUIRED, audit_pattern_codes, PATTERN_CLOSE, N_("Which rule")),
	FIELD_INTEGER(struct audit_rule, threshold, OPTIONAL, 0, 0, N_("From how many on")),
	FIELD_INTEGER(struct audit_rule, matches, OPTIONAL, 0, 0, N_("How often it applies")),
};
static const struct shape rule_shape = SHAPE(struct audit_rule, "rule", rule_fields);

static const struct field patterns_answer_fields[] = {
	FIELD_DATE(struct audit_patterns_answer, from, OPTIONAL, N_("From this day on")),
	FIELD_DATE(struct audit_patterns_answer, to, OPTIONAL, N_("To this day")),
	FIELD_TEXT(struct audit_patterns_answer, team, OPTIONAL, N_("The only team that is answered about")),
	FIELD_INTEGER(struct audit_patterns_answer, hours_from, OPTIONAL, 0, 0, N_("Hour at which work begins")),
	FIELD_INTEGER(struct audit_patterns_answer, hours_to, OPTIONAL, 0, 0, N_("Hour at which it ends")),
	FIELD_LIST(struct audit_patterns_answer, rules, OPTIONAL, &rule_shape, N_("All rules")),
	FIELD_LIST(struct audit_patterns_answer, matches, OPTIONAL, &match_shape, N_("Where they apply")),
};
const struct shape audit_patterns_answer_shape =
	SHAPE(struct audit_patterns_answer, "patterns answer", patterns_answer_fields);

/* ---- spot checks --------------------------------------------------------------------- */

static const struct field sample_request_fields[] = {
	FIELD_INTEGER(struct audit_sample_request, draw, OPTIONAL, 1, AUDIT_PAGE, N_("How many to draw at random")),
};
const struct shape audit_sample_request_shape = SHAPE(struct audit_sample_request, "sample", sample_request_fields);

const char *const audit_review_kind_codes[] = { "drawn", "break_glass", NULL };
static const struct field sampled_fields[] = {
	FIELD_STRUCT(struct audit_sampled, look, REQUIRED, &audit_line_shape, N_("The entry")),
	FIELD_WORD(struct audit_sampled, kind, OPTIONAL, audit_review_kind_codes, REVIEW_DRAWN, N_("Why it waits")),
	FIELD_DATE(struct audit_sampled, due, OPTIONAL, N_("By when it is to be looked over")),
	FIELD_BOOL(struct audit_sampled, overdue, OPTIONAL, N_("Whether that day has passed")),
	FIELD_TEXT(struct audit_sampled, chosen, OPTIONAL, N_("When it was drawn")),
	FIELD_TEXT(struct audit_sampled, chooser, OPTIONAL, N_("By whom")),
	FIELD_TEXT(struct audit_sampled, reviewed, OPTIONAL, N_("When it was signed off")),
	FIELD_TEXT(struct audit_sampled, reviewer, OPTIONAL, N_("By whom")),
	FIELD_WORD(struct audit_sampled, finding, OPTIONAL, audit_finding_codes, -1, N_("What was found")),
	FIELD_TEXT(struct audit_sampled, words, OPTIONAL, N_("In words")),
	FIELD_BOOL(struct audit_sampled, mine, OPTIONAL, N_("Whether it is a look of one's own")),
};
static const struct shape sampled_shape = SHAPE(struct audit_sampled, "look", sampled_fields);

static const struct field sample_answer_fields[] = {
	FIELD_INTEGER(struct audit_sample_answer, waiting, OPTIONAL, 0, 0, N_("How many wait")),
	FIELD_LIST(struct audit_sample_answer, looks, OPTIONAL, &sampled_shape, N_("The looks, those that wait first")),
};
const struct shape audit_sample_answer_shape = SHAPE(struct audit_sample_answer, "sample answer", sample_answer_fields);

static const struct field review_request_fields[] = {
	FIELD_INTEGER(struct audit_review_request, seq, REQUIRED, 1, INT64_MAX, N_("Number of the entry")),
	FIELD_WORD(struct audit_review_request, finding, REQUIRED, audit_finding_codes, -1, N_("What was found")),
	FIELD_TEXT(struct audit_review_request, words, OPTIONAL, N_("In words")),
};
const struct shape audit_review_request_shape = SHAPE(struct audit_review_request, "review", review_request_fields);

const char *const lock_event_codes[] = { "locked", "unlocked", "refused", NULL };
static const struct field locked_request_fields[] = {
	FIELD_WORD(struct locked_request, what, REQUIRED, lock_event_codes, -1, N_("What happened")),
};
const struct shape locked_request_shape = SHAPE(struct locked_request, "locked", locked_request_fields);

/* ---- the chain ------------------------------------------------------------------------- */

static const struct field anchor_fields[] = {
	FIELD_INTEGER(struct audit_anchor, seq, REQUIRED, 0, INT64_MAX, N_("Number of the entry")),
	FIELD_TEXT(struct audit_anchor, hash, REQUIRED, N_("Its digest")),
	FIELD_TEXT(struct audit_anchor, store, OPTIONAL, N_("Id of the store")),
	FIELD_TEXT(struct audit_anchor, utc, OPTIONAL, N_("When")),
	FIELD_TEXT(struct audit_anchor, signature, OPTIONAL, N_("Of its line")),
};
static const struct shape anchor_shape = SHAPE(struct audit_anchor, "anchor", anchor_fields);

static const struct field verify_request_fields[] = {
	FIELD_INTEGER(struct audit_verify_request, from, OPTIONAL, 1, INT64_MAX, N_("The first entry to read")),
	FIELD_LIST(struct audit_verify_request, anchors, OPTIONAL, &anchor_shape, N_("Heads that were kept elsewhere")),
	FIELD_TEXTS(struct audit_verify_request, keys, OPTIONAL, N_("Public keys that were kept elsewhere")),
};
const struct shape audit_verify_request_shape = SHAPE(struct audit_verify_request, "verify", verify_request_fields);

static const struct field verify_answer_fields[] = {
	FIELD_BOOL(struct audit_verify_answer, whole, OPTIONAL, N_("Whether the chain itself holds and fits every anchor")),
	FIELD_BOOL(struct audit_verify_answer, good, OPTIONAL, N_("Whether the trail is as it was written")),
	FIELD_INTEGER(struct audit_verify_answer, entries, OPTIONAL, 0, 0, N_("How many were read")),
	FIELD_INTEGER(struct audit_verify_answer, first, OPTIONAL, 0, 0, N_("The first of them")),
	FIELD_INTEGER(struct audit_verify_answer, last, OPTIONAL, 0, 0, N_("The last of them")),
	FIELD_INTEGER(struct audit_verify_answer, broken_at, OPTIONAL, 0, 0, N_("The first that does not fit")),
	FIELD_TEXT(struct audit_verify_answer, words, OPTIONAL, N_("In plain words")),
	FIELD_INTEGER(struct audit_verify_answer, anchors, OPTIONAL, 0, 0, N_("Anchors held against it")),
	FIELD_INTEGER(struct audit_verify_answer, not_signed, OPTIONAL, 0, 0, N_("Anchors without a signature")),
	FIELD_INTEGER(struct audit_verify_answer, not_ours, OPTIONAL, 0, 0, N_("Anchors signed by none of the keys")),
	FIELD_INTEGER(struct audit_verify_answer, not_ours_at, OPTIONAL, 0, 0, N_("Entry of the first of them")),
	FIELD_INTEGER(struct audit_verify_answer, clock_back, OPTIONAL, 0, 0, N_("Times the clock was set back")),
	FIELD_TEXT(struct audit_verify_answer, hash, OPTIONAL, N_("Digest of the last one")),
};
const struct shape audit_verify_answer_shape = SHAPE(struct audit_verify_answer, "verify answer", verify_answer_fields);

static const struct field anchor_answer_fields[] = {
	FIELD_TEXT(struct audit_anchor_answer, line, OPTIONAL, N_("The line to keep")),
	FIELD_TEXT(struct audit_anchor_answer, key, OPTIONAL, N_("What its signature is checked by")),
	FIELD_INTEGER(struct audit_anchor_answer, seq, OPTIONAL, 0, 0, N_("Number of the last entry")),
	FIELD_TEXT(struct audit_anchor_answer, hash, OPTIONAL, N_("Its digest")),
	FIELD_TEXT(struct audit_anchor_answer, store, OPTIONAL, N_("Id of the store")),
	FIELD_TEXT(struct audit_anchor_answer, utc, OPTIONAL, N_("When")),
};
const struct shape audit_anchor_answer_shape = SHAPE(struct audit_anchor_answer, "anchor answer", anchor_answer_fields);

/* ---- taking it out ----------------------------------------------------------------------- */

static const struct field export_request_fields[] = {
	FIELD_STRUCT(struct audit_export_request, which, OPTIONAL, &filter_shape, N_("Which entries")),
	FIELD_INTEGER(struct audit_export_request, after, OPTIONAL, 0, INT64_MAX, N_("Only those after this number")),
};
const struct shape audit_export_request_shape = SHAPE(struct audit_export_request, "export", export_request_fields);

static const struct field export_answer_fields[] = {
	FIELD_LIST(struct audit_export_answer, entries, OPTIONAL, &audit_line_shape, N_("The entries, oldest first")),
	FIELD_INTEGER(struct audit_export_answer, next, OPTIONAL, 0, 0, N_("Where the next page begins")),
};
const struct shape audit_export_answer_shape = SHAPE(struct audit_export_answer, "export answer", export_answer_fields);

static const struct field exported_request_fields[] = {
	FIELD_TEXT(struct audit_exported_request, format, REQUIRED, N_("In which format")),
	FIELD_INTEGER(struct audit_exported_request, amount, REQUIRED, 0, INT64_MAX, N_("How many entries")),
	FIELD_TEXT(struct audit_exported_request, digest, REQUIRED, N_("SHA-256 of the bytes")),
};
const struct shape audit_exported_request_shape =
	SHAPE(struct audit_exported_request, "exported", exported_request_fields);

static const struct field archive_request_fields[] = {
	FIELD_TEXT(struct audit_archive_request, path, REQUIRED, N_("An absolute path")),
	FIELD_DATE(struct audit_archive_request, before, REQUIRED, N_("Entries of earlier days go")),
};
const struct shape audit_archive_request_shape = SHAPE(struct audit_archive_request, "archive", archive_request_fields);

static const struct field archive_answer_fields[] = {
	FIELD_INTEGER(struct audit_archive_answer, first, OPTIONAL, 0, 0, N_("The first that went")),
	FIELD_INTEGER(struct audit_archive_answer, last, OPTIONAL, 0, 0, N_("The last that went")),
	FIELD_INTEGER(struct audit_archive_answer, amount, OPTIONAL, 0, 0, N_("How many")),
	FIELD_TEXT(struct audit_archive_answer, digest, OPTIONAL, N_("SHA-256 of the file")),
};
const struct shape audit_archive_answer_shape =
	SHAPE(struct audit_archive_answer, "archive answer", archive_answer_fields);
