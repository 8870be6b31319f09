#include "audit_fhir.h"

#include <arpa/inet.h>
#include <sodium.h>

#include "famctx/api/session.h"
#include "famctx/schema/json.h"
#include "famctx/text/sanitise.h"
#include "run.h"

#define BASE64 sodium_base64_VARIANT_ORIGINAL

/* ---- JSON, a member at a time ------------------------------------------------------ */

/* A comma where something stands before; no value ends in an opening bracket. */
static void begin(struct buf *out, const char *key)
{
	if (out->len && !strchr("{[\n", out->data[out->len - 1]))
		buf_add_char(out, ',');
	if (key)
		buf_printf(out, "\"%s\":", key);
}

static void open_in(struct buf *out, const char *key, char bracket)
{
	begin(out, key);
	buf_add_char(out, bracket);
}

/* FHIR knows no empty text and no control in one. */
static void add_text(struct buf *out, const char *key, const char *text)
{
	struct buf clean = BUF_INIT;
	sanitise_text(&clean, text ? text : "");
	if (clean.len) {
		begin(out, key);
		json_encode_text(clean.data, out);
	}
	buf_release(&clean);
}

static void add_flag(struct buf *out, const char *key, bool flag)
{
	begin(out, key);
	buf_add_text(out, flag ? "true" : "false");
}

static void add_coding(struct buf *out, const char *key, const char *scheme, const char *code, const char *display)
{
	open_in(out, key, '{');
	add_text(out, "system", scheme);
	add_text(out, "code", code);
	add_text(out, "display", display);
	buf_add_char(out, '}');
}

/* A CodeableConcept in a list. */
static void add_concept(struct buf *out, const char *scheme, const char *code, const char *display, const char *text)
{
	open_in(out, NULL, '{');
	if (code) {
		open_in(out, "coding", '[');
		add_coding(out, NULL, scheme, code, display);
		buf_add_char(out, ']');
	}
	add_text(out, "text", text);
	buf_add_char(out, '}');
}

static void add_identifier(struct buf *out, const char *key, const char *scheme, const char *value, const char *display)
{
	open_in(out, key, '{');
	open_in(out, "identifier", '{');
	add_text(out, "system", scheme);
	add_text(out, "value", value);
	buf_add_char(out, '}');
	add_text(out, "display", display);
	buf_add_char(out, '}');
}

/* ---- what it was -------------------------------------------------------------------- */

static const char dicom[] = "http://dicom.nema.org/resources/ontology/DCM";
static const char act_reason[] = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
static const char entity_type[] = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
static const char object_role[] = "http://terminology.hl7.org/CodeSystem/object-role";
static const char source_type[] = "http://terminology.hl7.org/CodeSystem/security-source-type";

/* A code of DICOM PS3.16, contexts 400 and 401. */
struct code {
	const char *code, *display;
};
static const struct code activity = { "110100", "Application Activity" };
static const struct code log_used = { "110101", "Audit Log Used" };
static const struct code export = { "110106", "Export" };
static const struct code import = { "110107", "Import" };
static const struct code record = { "110110", "Patient Record" };
static const struct code query = { "110112", "Query" };
static const struct code alert = { "110113", "Security Alert" };
static const struct code authentication = { "110114", "User Authentication" };
static const struct code login = { "110122", "Login" };
static const struct code logout = { "110123", "Logout" };
static const struct code override = { "110127", "Emergency Override Started" };
static const struct code configuration = { "110129", "Security Configuration" };
static const struct code object_attributes = { "110135", "Object Security Attributes Changed" };
static const struct code user_attributes = { "110137", "User Security Attributes Changed" };

/* action: C creates, R reads, U changes, D removes, E does something. */
static const struct event {
	const struct code *type, *subtype;
	const char *action;
} events[AUDIT_ACTION_COUNT] = {
	[AUDIT_SIGNED_IN] = { &authentication, &login, "E" },
	[AUDIT_SIGNED_OUT] = { &authentication, &logout, "E" },
	[AUDIT_PURPOSE_GIVEN] = { &activity, NULL, "E" },
	[AUDIT_SEARCHED] = { &query, NULL, "E" },
	[AUDIT_PERSON_OPENED] = { &record, NULL, "R" },
	[AUDIT_DETAILS_OPENED] = { &record, NULL, "R" },
	[AUDIT_EVIDENCE_OPENED] = { &record, NULL, "R" },
	[AUDIT_SOURCES_SHOWN] = { &activity, NULL, "R" },
	[AUDIT_RECENT_SHOWN] = { &record, NULL, "R" },
	[AUDIT_OPENED_BY_MISTAKE] = { &record, NULL, "E" },
	[AUDIT_COPIED] = { &export, NULL, "R" },
	[AUDIT_LOADED] = { &import, NULL, "C" },
	[AUDIT_BACKED_UP] = { &export, NULL, "R" },
	[AUDIT_CHECKED] = { &activity, NULL, "R" },
	[AUDIT_RESET] = { &activity, NULL, "D" },
	[AUDIT_REBUILT] = { &activity, NULL, "U" },
	[AUDIT_TERMS_SHOWN] = { &activity, NULL, "R" },
	[AUDIT_CHALLENGE_SENT] = { &record, NULL, "C" },
	[AUDIT_CHALLENGES_LISTED] = { &record, NULL, "R" },
	[AUDIT_CHALLENGE_OPENED] = { &record, NULL, "R" },
	[AUDIT_CHALLENGE_MOVED] = { &record, NULL, "U" },
	[AUDIT_CHALLENGES_COUNTED] = { &activity, NULL, "R" },
	[AUDIT_CHALLENGES_EXPORTED] = { &export, NULL, "R" },
	[AUDIT_DRAFT_SAVED] = { &activity, NULL, "U" },
	[AUDIT_DRAFTS_LISTED] = { &activity, NULL, "R" },
	[AUDIT_DRAFT_WIPED] = { &activity, NULL, "D" },
	[AUDIT_PROJECT_READ] = { &activity, NULL, "R" },
	[AUDIT_PROJECT_CHANGED] = { &activity, NULL, "U" },
	[AUDIT_PROJECT_SIGNED] = { &activity, NULL, "U" },
	[AUDIT_PROJECT_EXPORTED] = { &export, NULL, "R" },
	[AUDIT_LOCKED] = { &authentication, NULL, "E" },
	[AUDIT_TRAIL_READ] = { &log_used, NULL, "R" },
	[AUDIT_TRAIL_VERIFIED] = { &log_used, NULL, "R" },
	[AUDIT_TRAIL_ANCHORED] = { &log_used, NULL, "R" },
	[AUDIT_TRAIL_EXPORTED] = { &log_used, NULL, "R" },
	[AUDIT_TRAIL_ARCHIVED] = { &log_used, NULL, "D" },
	[AUDIT_LOOK_CHOSEN] = { &log_used, NULL, "R" },
	[AUDIT_LOOK_REVIEWED] = { &log_used, NULL, "U" },
	[AUDIT_POLICY_CHANGED] = { &alert, &configuration, "U" },
	[AUDIT_HELD_BACK] = { &record, NULL, "R" },
	[AUDIT_BREAK_GLASS] = { &alert, &override, "E" },
	[AUDIT_RESTRICTED] = { &alert, &object_attributes, "U" },
	[AUDIT_LIFTED] = { &alert, &object_attributes, "U" },
	[AUDIT_RESTRICTIONS_SHOWN] = { &record, NULL, "R" },
	[AUDIT_ACCOUNTS_SHOWN] = { &activity, NULL, "R" },
	[AUDIT_ACCOUNT_CHANGED] = { &alert, &user_attributes, "U" },
	[AUDIT_PERMISSIONS_SHOWN] = { &activity, NULL, "R" },
	[AUDIT_STAFF_LOADED] = { &import, NULL, "C" },
	[AUDIT_CUT_OFF] = { &alert, NULL, "E" },
};

static void add_event(const struct words *words, const struct audit_line *l, struct buf *out)
{
	const struct event *event = l->action >= 0 ? &events[l->action] : NULL;
	const struct code *type = event ? event->type : &activity;
	struct buf key = BUF_INIT;
	add_coding(out, "type", dicom, type->code, type->display);
	if (event) {
		const char *code = audit_action_codes[l->action];
		buf_printf(&key, "audit_did_%s", code);
		open_in(out, "subtype", '[');
		if (event->subtype)
			add_coding(out, NULL, dicom, event->subtype->code, event->subtype->display);
		add_coding(out, NULL, "urn:famctx:action", code, words_phrase(words, key.data));
		buf_add_char(out, ']');
		add_text(out, "action", event->action);
	}
	add_text(out, "recorded", l->utc);
	buf_release(&key);
}

/* 0 it succeeded, 4 it was not allowed or not asked well, 8 it failed here, 12 nobody can go on: that one has no entry. */
static void add_outcome(const struct words *words, const struct audit_line *l, struct buf *out)
{
	static const char *const codes[AUDIT_OUTCOME_COUNT] = {
		[AUDIT_SHOWN] = "0", [AUDIT_NOTHING] = "0", [AUDIT_STARTED] = "0", [AUDIT_REFUSED] = "4", [AUDIT_FAILED] = "8",
	};
	struct buf key = BUF_INIT;
	if (l->outcome < 0)
		return;
	buf_printf(&key, "audit_came_%s", audit_outcome_codes[l->outcome]);
	add_text(out, "outcome", codes[l->outcome]);
	if (l->outcome != AUDIT_SHOWN)
		add_text(out, "outcomeDesc", words_phrase(words, key.data));
	buf_release(&key);
}

static void add_purpose(const struct words *words, const struct audit_line *l, struct buf *out)
{
	if (l->basis < 0 && !l->break_glass)
		return;
	open_in(out, "purposeOfEvent", '[');
	if (l->basis >= 0)
		add_concept(out, "urn:famctx:purpose", basis_codes[l->basis], words_basis(words, l->basis)->words, l->purpose_text);
	if (l->break_glass)
		add_concept(out, act_reason, "BTG", "break the glass", l->reason);
	buf_add_char(out, ']');
}

/* ---- who and from where ------------------------------------------------------------- */

static const char *network_type(const char *peer)
{
	unsigned char address[sizeof(struct in6_addr)];
	bool is_address = inet_pton(AF_INET, peer, address) == 1 || inet_pton(AF_INET6, peer, address) == 1;
	return is_address ? "2" : "1";
}

static void add_roles(const struct words *words, const struct audit_line *l, struct buf *out)
{
	bool has_team = l->team && *l->team;
	if (l->role < 0 && !has_team)
		return;
	open_in(out, "role", '[');
	if (l->role >= 0)
		add_concept(out, "urn:famctx:role", role_codes[l->role], words_role(words, l->role)->words, NULL);
	if (has_team)
		add_concept(out, NULL, NULL, NULL, l->team);
	buf_add_char(out, ']');
}

static void add_worker(const struct words *words, const struct audit_line *l, struct buf *out)
{
	char uid[NUMBER_SIZE];
	open_in(out, NULL, '{');
	add_roles(words, l, out);
	add_identifier(out, "who", "urn:famctx:login", l->account, l->name);
	add_text(out, "altId", l->uid == INTEGER_NONE ? NULL : number_text(l->uid, uid));
	add_text(out, "name", l->name);
	add_flag(out, "requestor", true);
	if (l->peer && *l->peer) {
		open_in(out, "network", '{');
		add_text(out, "address", l->peer);
		add_text(out, "type", network_type(l->peer));
		buf_add_char(out, '}');
	}
	buf_add_char(out, '}');
}

static void add_agents(const struct words *words, const struct audit_line *l, struct buf *out)
{
	open_in(out, "agent", '[');
	if (l->account && *l->account) {
		add_worker(words, l, out);
	} else {
		open_in(out, NULL, '{');
		add_text(out, "name", words_phrase(words, "audit_keeper"));
		add_flag(out, "requestor", false);
		buf_add_char(out, '}');
	}
	if (l->behalf && *l->behalf) {
		open_in(out, NULL, '{');
		open_in(out, "type", '{');
		add_text(out, "text", "on behalf of");
		buf_add_char(out, '}');
		add_text(out, "name", l->behalf);
		add_flag(out, "requestor", false);
		buf_add_char(out, '}');
	}
	buf_add_char(out, ']');
}

static void add_source(const struct audit_line *l, struct buf *out)
{
	open_in(out, "source", '{');
	add_text(out, "site", l->training ? "training" : NULL);
	open_in(out, "observer", '{');
	struct buf name = BUF_INIT;
	buf_printf(&name, "famctx %s", l->app ? l->app : "");
	add_text(out, "display", name.data);
	buf_release(&name);
	buf_add_char(out, '}');
	open_in(out, "type", '[');
	add_coding(out, NULL, source_type, "4", "Application Server");
	buf_add_text(out, "]}");
}

/* ---- whom and what -------------------------------------------------------------------- */

static void add_detail(struct buf *out, const char *type, const char *text)
{
	if (!text || !*text)
		return;
	open_in(out, NULL, '{');
	add_text(out, "type", type);
	add_text(out, "valueString", text);
	buf_add_char(out, '}');
}

static void add_detail_number(struct buf *out, const char *type, int64_t number)
{
	char text[NUMBER_SIZE];
	add_detail(out, type, number == INTEGER_NONE ? NULL : number_text(number, text));
}

static void add_kind(struct buf *out, const char *type, const char *type_words, const char *role, const char *role_words)
{
	add_coding(out, "type", entity_type, type, type_words);
	add_coding(out, "role", object_role, role, role_words);
}

static void add_person(const struct audit_line *l, const char *person, struct buf *out)
{
	bool opened = l->opened.person && !strcmp(l->opened.person, person);
	open_in(out, NULL, '{');
	add_identifier(out, "what", "urn:famctx:person", person, NULL);
	add_kind(out, "1", "Person", "1", "Patient");
	add_text(out, "description", opened ? "opened" : "shown");
	if (opened && l->close_to) {
		open_in(out, "detail", '[');
		add_detail(out, "close_to", l->close_to);
		buf_add_char(out, ']');
	}
	buf_add_char(out, '}');
}

static void add_query(const char *text, struct buf *out)
{
	size_t len = strlen(text), size = sodium_base64_ENCODED_LEN(len, BASE64);
	open_in(out, NULL, '{');
	add_kind(out, "2", "System Object", "24", "Query");
	begin(out, "query");
	buf_add_char(out, '"');
	buf_reserve(out, size);
	sodium_bin2base64(out->data + out->len, size, (const unsigned char *)text, len, BASE64);
	out->len += strlen(out->data + out->len);
	buf_add_text(out, "\"}");
}

/* What has no place of its own in the resource stands with the entry itself. */
static void add_entry(const struct audit_line *l, struct buf *out)
{
	char seq[NUMBER_SIZE];
	struct buf today = BUF_INIT;
	number_text(l->seq, seq);
	date_iso(l->today, &today);
	open_in(out, NULL, '{');
	add_identifier(out, "what", "urn:famctx:entry", seq, NULL);
	add_kind(out, "2", "System Object", "13", "Security Resource");
	open_in(out, "detail", '[');
	add_detail(out, "hash", l->hash);
	add_detail(out, "request", l->request);
	add_detail(out, "case_reference", l->case_reference);
	add_detail(out, "consent", l->consent != CONSENT_NOT_SAID ? consent_codes[l->consent] : NULL);
	add_detail(out, "reason", l->reason);
	add_detail(out, "break_glass", l->break_glass);
	add_detail(out, "note", l->note);
	add_detail_number(out, "amount", l->amount);
	add_detail(out, "digest", l->digest);
	add_detail(out, "shown_as_on", today.data);
	add_detail(out, "program", l->program);
	add_detail(out, "tty", l->tty);
	add_detail_number(out, "process", l->process);
	add_detail_number(out, "started", l->started);
	add_detail(out, "boot", l->boot);
	buf_add_text(out, "]}");
	buf_release(&today);
}

static void add_entities(const struct audit_line *l, struct buf *out)
{
	open_in(out, "entity", '[');
	for (size_t i = 0; i < l->subjects_count; i++)
		add_person(l, l->subjects[i], out);
	if (l->query && *l->query)
		add_query(l->query, out);
	add_entry(l, out);
	buf_add_char(out, ']');
}

void fhir_event(const struct words *words, const struct audit_line *l, struct buf *out)
{
	open_in(out, NULL, '{');
	add_text(out, "resourceType", "AuditEvent");
	begin(out, "id");
	buf_printf(out, "\"entry-%lld\"", (long long)l->seq);
	if (l->training) {
		open_in(out, "meta", '{');
		open_in(out, "security", '[');
		add_coding(out, NULL, act_reason, "HTEST", "test health data");
		buf_add_text(out, "]}");
	}
	add_event(words, l, out);
	add_outcome(words, l, out);
	add_purpose(words, l, out);
	add_agents(words, l, out);
	add_source(l, out);
	add_entities(l, out);
	buf_add_char(out, '}');
}
