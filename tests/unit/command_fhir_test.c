/*
 * Exported entries are AuditEvents of FHIR R4 (hl7.org/fhir/R4/auditevent.html):
 * only the elements it knows, each of its kind, those it needs, its codes, nothing
 * empty, and what was typed as it was.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <jansson.h>
#include <sodium.h>

#include "command/audit_fhir.h"
#include "famctx/api/session.h"
#include "famctx/base/mem.h"

static struct words words;

static int load_words(void **state)
{
	struct problems problems = PROBLEMS_INIT;
	(void)state;
	bool ok = words_load("data", &words, &problems);
	problems_release(&problems);
	return ok ? 0 : -1;
}

static int release_words(void **state)
{
	(void)state;
	words_release(&words);
	return 0;
}

/* ---- the resource, as the specification has it ------------------------------------------ */

/* An element: its name, whether it must be there, whether it is a list, and what it holds. */
struct element {
	const char *name;
	bool needed, many;
	json_type type;
	const struct element *of; /* of an object */
};

static const struct element coding[] = {
	{ "system", true, false, JSON_STRING, NULL },
	{ "code", true, false, JSON_STRING, NULL },
	{ "display", false, false, JSON_STRING, NULL },
	{ NULL, false, false, JSON_NULL, NULL },
};
static const struct element concept[] = {
	{ "coding", false, true, JSON_OBJECT, coding },
	{ "text", false, false, JSON_STRING, NULL },
	{ NULL, false, false, JSON_NULL, NULL },
};
static const struct element identifier[] = {
	{ "system", true, false, JSON_STRING, NULL },
	{ "value", true, false, JSON_STRING, NULL },
	{ NULL, false, false, JSON_NULL, NULL },
};
static const struct element reference[] = {
	{ "identifier", false, false, JSON_OBJECT, identifier },
	{ "display", false, false, JSON_STRING, NULL },
	{ NULL, false, false, JSON_NULL, NULL },
};
static const struct element network[] = {
	{ "address", false, false, JSON_STRING, NULL },
	{ "type", false, false, JSON_STRING, NULL },
	{ NULL, false, false, JSON_NULL, NULL },
};
static const struct element agent[] = {
	{ "type", false, false, JSON_OBJECT, concept },
	{ "role", false, true, JSON_OBJECT, concept },
	{ "who", false, false, JSON_OBJECT, reference },
	{ "altId", false, false, JSON_STRING, NULL },
	{ "name", false, false, JSON_STRING, NULL },
	{ "requestor", true, false, JSON_TRUE, NULL },
	{ "network", false, false, JSON_OBJECT, network },
	{ NULL, false, false, JSON_NULL, NULL },
};
static const struct element source[] = {
	{ "site", false, false, JSON_STRING, NULL },
	{ "observer", true, false, JSON_OBJECT, reference },
	{ "type", false, true, JSON_OBJECT, coding },
	{ NULL, false, false, JSON_NULL, NULL },
};
static const struct element detail[] = {
	{ "type", true, false, JSON_STRING, NULL },
	{ "valueString", true, false, JSON_STRING, NULL },
	{ NULL, false, false, JSON_NULL, NULL },
};
static const struct element entity[] = {
	{ "what", false, false, JSON_OBJECT, reference },
	{ "type", false, false, JSON_OBJECT, coding },
	{ "role", false, false, JSON_OBJECT, coding },
	{ "description", false, false, JSON_STRING, NULL },
	{ "query", false, false, JSON_STRING, NULL },
	{ "detail", false, true, JSON_OBJECT, detail },
	{ NULL, false, false, JSON_NULL, NULL },
};
static const struct element meta[] = {
	{ "security", false, true, JSON_OBJECT, coding },
	{ NULL, false, false, JSON_NULL, NULL },
};
static const struct element event[] = {
	{ "resourceType", true, false, JSON_STRING, NULL },
	{ "id", true, false, JSON_STRING, NULL },
	{ "meta", false, false, JSON_OBJECT, meta },
	{ "type", true, false, JSON_OBJECT, coding },
	{ "subtype", false, true, JSON_OBJECT, coding },
	{ "action", false, false, JSON_STRING, NULL },
	{ "recorded", true, false, JSON_STRING, NULL },
	{ "outcome", false, false, JSON_STRING, NULL },
	{ "outcomeDesc", false, false, JSON_STRING, NULL },
	{ "purposeOfEvent", false, true, JSON_OBJECT, concept },
	{ "agent", true, true, JSON_OBJECT, agent },
	{ "source", true, false, JSON_OBJECT, source },
	{ "entity", false, true, JSON_OBJECT, entity },
	{ NULL, false, false, JSON_NULL, NULL },
};

static void check_object(const json_t *object, const struct element *of, const char *where);

static void check_value(const json_t *value, const struct element *el)
{
	bool is_flag = el->type == JSON_TRUE && json_is_boolean(value);
	if (!is_flag && json_typeof(value) != el->type)
		fail_msg("%s is of another kind", el->name);
	if (json_is_string(value)) {
		const char *text = json_string_value(value);
		assert_true(*text != '\0');
		for (; *text; text++)
			if ((unsigned char)*text < ' ')
				fail_msg("%s holds a control", el->name);
	}
	if (el->of)
		check_object(value, el->of, el->name);
}

static void check_element(const json_t *object, const struct element *el, const char *where)
{
	const json_t *value = json_object_get(object, el->name);
	if (!value) {
		if (el->needed)
			fail_msg("%s.%s is missing", where, el->name);
		return;
	}
	if (!el->many) {
		check_value(value, el);
		return;
	}
	assert_true(json_is_array(value) && json_array_size(value) > 0);
	for (size_t i = 0; i < json_array_size(value); i++)
		check_value(json_array_get(value, i), el);
}

static void check_object(const json_t *object, const struct element *of, const char *where)
{
	size_t known = 0;
	assert_true(json_is_object(object) && json_object_size(object) > 0);
	for (const struct element *el = of; el->name; el++) {
		check_element(object, el, where);
		known += json_object_get(object, el->name) != NULL;
	}
	if (known != json_object_size(object))
		fail_msg("%s holds something that FHIR does not know", where);
}

static bool is_one_of(const json_t *text, const char *list)
{
	return text && json_string_length(text) == 1 && strchr(list, json_string_value(text)[0]);
}

static json_t *read_event(const struct audit_line *line)
{
	struct buf out = BUF_INIT;
	json_error_t wrong;
	fhir_event(&words, line, &out);
	assert_null(memchr(out.data, '\n', out.len));
	json_t *json = json_loadb(out.data, out.len, JSON_REJECT_DUPLICATES, &wrong);
	if (!json)
		fail_msg("%s: %s", wrong.text, out.data);
	buf_release(&out);
	check_object(json, event, "AuditEvent");
	assert_string_equal(json_string_value(json_object_get(json, "resourceType")), "AuditEvent");
	return json;
}

/* ---- lines ---------------------------------------------------------------------------- */

static void fill(struct audit_line *l)
{
	static char login[] = "k.wu", name[] = "K Wu", utc[] = "2025-11-04T09:42:00.123456Z", app[] = "0.1.0",
		    hash[] = "ab", request[] = "show";
	shape_init(&audit_line_shape, l);
	l->seq = 41;
	l->account = login;
	l->name = name;
	l->utc = utc;
	l->app = app;
	l->hash = hash;
	l->request = request;
	l->role = ACCOUNT_WORKER;
	l->action = AUDIT_DETAILS_OPENED;
	l->outcome = AUDIT_SHOWN;
}

static void every_action_and_outcome_has_its_code(void **state)
{
	static const char outcomes[] = { '0', '0', '0', '4', '8' };
	(void)state;
	for (int action = 0; action < AUDIT_ACTION_COUNT; action++)
		for (int outcome = 0; outcome < AUDIT_OUTCOME_COUNT; outcome++) {
			struct audit_line l;
			fill(&l);
			l.action = action;
			l.outcome = outcome;
			json_t *json = read_event(&l);
			if (!is_one_of(json_object_get(json, "action"), "CRUDE"))
				fail_msg("%s has no action", audit_action_codes[action]);
			assert_int_equal(json_string_value(json_object_get(json, "outcome"))[0], outcomes[outcome]);
			json_decref(json);
		}
}

static const json_t *find_entity(const json_t *json, const char *role)
{
	const json_t *entities = json_object_get(json, "entity");
	for (size_t i = 0; i < json_array_size(entities); i++) {
		const json_t *each = json_array_get(entities, i);
		const char *code = json_string_value(json_object_get(json_object_get(each, "role"), "code"));
		if (!strcmp(code, role))
			return each;
	}
	return NULL;
}

static void what_was_typed_stands_as_it_was(void **state)
{
	static const char *const typed[] = { "bracken", "=1+1", "\"\\\x01\x1b]0;x\x07", "siobh\xc3\xa1n \xe2\x80\xae", "a" };
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(typed); i++) {
		struct audit_line l;
		char text[64];
		unsigned char back[64];
		size_t len;
		fill(&l);
		snprintf(text, sizeof(text), "%s", typed[i]);
		l.action = AUDIT_SEARCHED;
		l.query = text;
		json_t *json = read_event(&l);
		const json_t *entity_of_query = find_entity(json, "24");
		assert_non_null(entity_of_query);
		/* sev-1: a name or a query, never both. */
		assert_null(json_object_get(entity_of_query, "name"));
		const char *query = json_string_value(json_object_get(entity_of_query, "query"));
		assert_int_equal(sodium_base642bin(back, sizeof(back), query, strlen(query), NULL, &len, NULL,
						   sodium_base64_VARIANT_ORIGINAL), 0);
		assert_int_equal(len, strlen(text));
		assert_memory_equal(back, text, len);
		json_decref(json);
	}
}

static const char *detail_of(const json_t *each, const char *type)
{
	const json_t *details = json_object_get(each, "detail");
	for (size_t i = 0; i < json_array_size(details); i++) {
		const json_t *d = json_array_get(details, i);
		if (!strcmp(json_string_value(json_object_get(d, "type")), type))
			return json_string_value(json_object_get(d, "valueString"));
	}
	return NULL;
}

static void everything_that_is_known_goes_out(void **state)
{
	char person[] = "P17", other[] = "P18", close_to[] = "own_family colleague", reason[] = "The uncle\nwas named",
	     glass[] = "BG-7Q4M", peer[] = "192.0.2.7", text[] = "a private reason", team[] = "Access", behalf[] = "A Obi",
	     case_no[] = "C-17";
	char *subjects[] = { person, other };
	struct audit_line l;
	(void)state;
	fill(&l);
	l.action = AUDIT_BREAK_GLASS;
	l.opened.person = person;
	l.subjects = subjects;
	l.subjects_count = 2;
	l.close_to = close_to;
	l.reason = reason;
	l.break_glass = glass;
	l.peer = peer;
	l.basis = BASIS_OTHER;
	l.purpose_text = text;
	l.team = team;
	l.behalf = behalf;
	l.case_reference = case_no;
	l.consent = CONSENT_NOT_HELD;
	l.uid = 1000;
	l.training = true;
	json_t *json = read_event(&l);
	const json_t *who = json_array_get(json_object_get(json, "agent"), 0);
	assert_string_equal(json_string_value(json_object_get(json_object_get(who, "network"), "type")), "2");
	assert_string_equal(json_string_value(json_object_get(who, "altId")), "1000");
	assert_int_equal(json_array_size(json_object_get(json, "agent")), 2);
	assert_int_equal(json_array_size(json_object_get(json, "purposeOfEvent")), 2);
	assert_string_equal(detail_of(find_entity(json, "1"), "close_to"), close_to);
	const json_t *entry = find_entity(json, "13");
	assert_string_equal(detail_of(entry, "break_glass"), glass);
	assert_string_equal(detail_of(entry, "consent"), consent_codes[CONSENT_NOT_HELD]);
	assert_string_equal(detail_of(entry, "case_reference"), case_no);
	assert_non_null(strstr(detail_of(entry, "reason"), "uncle"));
	assert_string_equal(json_string_value(json_object_get(json_array_get(json_object_get(json, "subtype"), 0), "code")),
			    "110127");
	json_decref(json);
}

static void the_keeper_itself_asked_for_nothing(void **state)
{
	char nobody[] = "";
	struct audit_line l;
	(void)state;
	fill(&l);
	l.account = nobody;
	l.name = NULL;
	l.role = -1;
	l.action = AUDIT_POLICY_CHANGED;
	json_t *json = read_event(&l);
	const json_t *who = json_array_get(json_object_get(json, "agent"), 0);
	assert_true(json_is_false(json_object_get(who, "requestor")));
	json_decref(json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_action_and_outcome_has_its_code),
		cmocka_unit_test(what_was_typed_stands_as_it_was),
		cmocka_unit_test(everything_that_is_known_goes_out),
		cmocka_unit_test(the_keeper_itself_asked_for_nothing),
	};
	return cmocka_run_group_tests(tests, load_words, release_words);
}
