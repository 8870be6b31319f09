/* Looks that are held back: one's own record, somebody close, somebody of another family. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/request.h"
#include "famctx/base/mem.h"
#include "support/look_fixture.h"

#define WHY "Nobody else is on duty tonight"

static bool has_code(const struct held_answer *held, const char *code)
{
	for (size_t i = 0; i < held->close_count; i++)
		if (!strcmp(held->close[i], code))
			return true;
	return false;
}

static void expect(const char *format, const char *person)
{
	struct buf expected = BUF_INIT;
	for (const char *at = format; *at; at++)
		if (*at == '#')
			buf_add_text(&expected, person);
		else
			buf_add_char(&expected, *at);
	look_expect_entry(expected.data);
	buf_release(&expected);
}

static enum err_code ask_about(struct client *c, const char *request, const char *person)
{
	struct buf params = BUF_INIT;
	buf_printf(&params, "{\"person\":\"%s\"}", person);
	enum err_code code = look_ask(c, request, params.data, NULL);
	buf_release(&params);
	return code;
}

/* ---- one's own record ------------------------------------------------------------------ */

static void nobody_opens_their_own(void **state)
{
	const char *helen = look_id("ashdown helen");
	struct client *c = look_as("h.ashdown", "training");
	struct show_answer answer;
	(void)state;
	assert_int_equal(look_show(c, helen, WHY, &answer), ERR_NONE);
	assert_int_equal(answer.held.what, HELD_OWN_RECORD);
	assert_int_equal(answer.services_count, 0);
	assert_int_equal(answer.family_count, 0);
	assert_int_equal(answer.person.identifiers_count, 0);
	shape_release(&show_answer_shape, &answer);
	expect("held_back|refused|own_record|#|-|own_record|-|-", helen);
	assert_int_equal(ask_about(c, REQUEST_EVIDENCE, helen), ERR_REFUSED);
	assert_int_equal(ask_about(c, REQUEST_COPIED, helen), ERR_NONE);
	client_close(c);
	/* To anybody else she is a colleague. */
	c = look_as("s.patel", "training");
	assert_int_equal(look_held(c, helen, NULL), HELD_CLOSE);
	client_close(c);
}

/* ---- somebody close ---------------------------------------------------------------------- */

static void the_own_family_is_asked_about(void **state)
{
	const char *alfie = look_id("ashdown alfie"), *gareth = look_id("ashdown gareth");
	struct client *c = look_as("h.ashdown", "training");
	struct show_answer answer;
	(void)state;
	assert_int_equal(look_show(c, alfie, NULL, &answer), ERR_NONE);
	assert_int_equal(answer.held.what, HELD_CLOSE);
	assert_true(has_code(&answer.held, "own_family") && has_code(&answer.held, "own_surname"));
	assert_true(has_code(&answer.held, "own_address"));
	assert_int_equal(answer.held.text_least, 15);
	assert_non_null(strstr(answer.held.words, "they are linked to your own record"));
	assert_string_equal(answer.person.person, alfie);
	assert_string_equal(answer.person.family_name, "Ashdown");
	assert_int_equal(answer.person.addresses_count + answer.services_count + answer.family_count, 0);
	assert_false(date_known(answer.person.born));
	shape_release(&show_answer_shape, &answer);
	expect("held_back|shown|close|#|-|own_surname own_address own_family|-|-", alfie);

	assert_int_equal(look_held(c, alfie, WHY), HELD_NOTHING);
	struct buf entry = BUF_INIT;
	look_entry(&entry);
	assert_non_null(strstr(entry.data, "person_opened|shown|"));
	assert_non_null(strstr(entry.data, "|own_surname own_address own_family|" WHY "|-"));
	/* Said once for the family, and it stands in each entry about it. */
	assert_int_equal(look_held(c, alfie, NULL), HELD_NOTHING);
	assert_int_equal(look_held(c, gareth, NULL), HELD_NOTHING);
	buf_clear(&entry);
	look_entry(&entry);
	assert_non_null(strstr(entry.data, "|" WHY "|-"));
	buf_release(&entry);
	look_purpose(c, "duty");
	assert_int_equal(look_held(c, gareth, NULL), HELD_NOTHING);
	client_close(c);
	c = look_as("h.ashdown", "training");
	assert_int_equal(look_held(c, gareth, NULL), HELD_CLOSE);
	client_close(c);
}

static void a_reason_has_characters_enough(void **state)
{
	static const char *const reasons[] = { "x", "          on duty          ", "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9" };
	const char *alfie = look_id("ashdown alfie");
	struct client *c = look_as("h.ashdown", "training");
	struct show_answer answer;
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(reasons); i++) {
		assert_int_equal(look_show(c, alfie, reasons[i], &answer), ERR_USAGE);
		shape_release(&show_answer_shape, &answer);
	}
	struct buf entry = BUF_INIT;
	look_entry(&entry);
	assert_non_null(strstr(entry.data, "held_back|refused|close|"));
	buf_release(&entry);
	assert_int_equal(look_held(c, alfie, NULL), HELD_CLOSE);
	assert_int_equal(ask_about(c, REQUEST_RECENT, alfie), ERR_NONE);
	expect("recent_shown|shown|-|-|-|-|-|-", "");
	client_close(c);
}

static void a_neighbour_and_a_colleague_are_asked_about(void **state)
{
	static const struct {
		const char *login, *query, *code;
	} rows[] = {
		{ "k.wu", "bracken katherine", "own_address" },
		{ "s.patel", "farrow lena", "colleague" },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *person = look_id(rows[i].query);
		struct client *c = look_as(rows[i].login, "training");
		struct show_answer answer;
		assert_int_equal(look_show(c, person, NULL, &answer), ERR_NONE);
		assert_int_equal(answer.held.what, HELD_CLOSE);
		assert_int_equal(answer.held.close_count, 1);
		assert_true(has_code(&answer.held, rows[i].code));
		shape_release(&show_answer_shape, &answer);
		assert_int_equal(ask_about(c, REQUEST_EVIDENCE, person), ERR_REFUSED);
		assert_int_equal(look_held(c, person, WHY), HELD_NOTHING);
		assert_int_equal(ask_about(c, REQUEST_EVIDENCE, person), ERR_NONE);
		client_close(c);
	}
}

static void the_first_family_of_the_demonstration_is_open(void **state)
{
	struct client *c = look_as("s.patel", "training");
	(void)state;
	assert_int_equal(look_held(c, look_id("bracken katherine"), NULL), HELD_NOTHING);
	client_close(c);
}

/* ---- another family ------------------------------------------------------------------------ */

static void another_family_is_asked_about(void **state)
{
	const char *katie = look_id("bracken katherine"), *jayden = look_id("corrie jayden"), *lacey = look_id("corrie lacey");
	struct client *c = look_as("s.patel", "s47");
	struct show_answer answer;
	(void)state;
	assert_int_equal(look_show(c, katie, NULL, &answer), ERR_NONE);
	assert_int_equal(answer.held.what, HELD_NOTHING);
	for (size_t i = 0; i < answer.family_count; i++)
		assert_int_equal(look_held(c, answer.family[i].person, NULL), HELD_NOTHING);
	shape_release(&show_answer_shape, &answer);

	assert_int_equal(look_held(c, jayden, NULL), HELD_OUTSIDE);
	expect("held_back|shown|outside_family|#|-|-|-|-", jayden);
	assert_int_equal(ask_about(c, REQUEST_EVIDENCE, jayden), ERR_REFUSED);
	assert_int_equal(look_held(c, jayden, "The two fathers are brothers"), HELD_NOTHING);
	assert_int_equal(look_held(c, lacey, NULL), HELD_NOTHING);
	assert_int_equal(look_held(c, katie, NULL), HELD_NOTHING);
	client_close(c);
}

static void a_new_purpose_is_for_a_new_family(void **state)
{
	const char *katie = look_id("bracken katherine"), *jayden = look_id("corrie jayden");
	struct client *c = look_as("s.patel", "s17");
	(void)state;
	assert_int_equal(look_held(c, katie, NULL), HELD_NOTHING);
	assert_int_equal(look_held(c, jayden, NULL), HELD_OUTSIDE);
	look_purpose(c, "s47");
	assert_int_equal(look_held(c, jayden, NULL), HELD_NOTHING);
	assert_int_equal(look_held(c, katie, NULL), HELD_OUTSIDE);
	client_close(c);
}

static void a_family_opened_by_mistake_does_not_count(void **state)
{
	const char *katie = look_id("bracken katherine"), *jayden = look_id("corrie jayden");
	struct client *c = look_as("s.patel", "s17");
	(void)state;
	assert_int_equal(look_held(c, katie, NULL), HELD_NOTHING);
	assert_int_equal(ask_about(c, REQUEST_MISTAKE, katie), ERR_NONE);
	assert_int_equal(look_held(c, jayden, NULL), HELD_NOTHING);
	assert_int_equal(look_held(c, katie, NULL), HELD_OUTSIDE);
	client_close(c);
}

static void evidence_is_a_look_too(void **state)
{
	const char *katie = look_id("bracken katherine"), *jayden = look_id("corrie jayden");
	struct client *c = look_as("s.patel", "s17");
	(void)state;
	assert_int_equal(ask_about(c, REQUEST_EVIDENCE, katie), ERR_NONE);
	assert_int_equal(look_held(c, jayden, NULL), HELD_OUTSIDE);
	client_close(c);
}

static void training_asks_nothing_about_other_families(void **state)
{
	struct client *c = look_as("s.patel", "training");
	(void)state;
	assert_int_equal(look_held(c, look_id("bracken katherine"), NULL), HELD_NOTHING);
	assert_int_equal(look_held(c, look_id("corrie jayden"), NULL), HELD_NOTHING);
	client_close(c);
}

/* ---- by another way --------------------------------------------------------------------------- */

static enum err_code challenge(struct client *c, const char *person, const char *place)
{
	static int ids;
	struct buf params = BUF_INIT;
	buf_printf(&params, "{\"id\":\"held-%d\",\"on\":\"person:%s%s\",\"type\":\"out-of-date\",\"because\":\"They told me\"}",
		   ++ids, person, place);
	enum err_code code = look_ask(c, REQUEST_CHALLENGE_SEND, params.data, NULL);
	buf_release(&params);
	return code;
}

/* A challenge tells again what it is about. */
static void a_challenge_opens_no_other_way(void **state)
{
	static const struct {
		const char *login;
		enum err_code service, person;
	} rows[] = {
		{ "s.patel", ERR_NONE, ERR_NONE },      { "h.ashdown", ERR_REFUSED, ERR_REFUSED },
		{ "j.malik", ERR_REFUSED, ERR_REFUSED }, { "r.ade", ERR_REFUSED, ERR_REFUSED },
		{ "m.lowe", ERR_REFUSED, ERR_REFUSED }, { "t.cole", ERR_REFUSED, ERR_REFUSED },
	};
	const char *alfie = look_id("ashdown alfie");
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct client *c = look_as(rows[i].login, "training");
		assert_int_equal(challenge(c, alfie, ":School"), rows[i].service);
		assert_int_equal(challenge(c, alfie, ""), rows[i].person);
		client_close(c);
	}
	struct client *c = look_as("h.ashdown", "training");
	assert_int_equal(look_held(c, alfie, WHY), HELD_NOTHING);
	assert_int_equal(challenge(c, alfie, ":School"), ERR_NONE);
	client_close(c);
}

/* ---- nobody ----------------------------------------------------------------------------------- */

static void who_is_sealed_is_nobody(void **state)
{
	struct client *c = look_as("s.patel", "training");
	struct buf sealed = BUF_INIT, nobody = BUF_INIT;
	(void)state;
	assert_int_equal(look_ask(c, REQUEST_FIND, "{\"query\":\"150080\"}", &sealed), ERR_NONE);
	assert_int_equal(look_ask(c, REQUEST_FIND, "{\"query\":\"199980\"}", &nobody), ERR_NONE);
	for (char *at = sealed.data; (at = strstr(at, "150080"));)
		memcpy(at, "199980", 6);
	assert_string_equal(sealed.data, nobody.data);
	buf_release(&sealed);
	buf_release(&nobody);
	client_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_opens_their_own),
		cmocka_unit_test(the_own_family_is_asked_about),
		cmocka_unit_test(a_reason_has_characters_enough),
		cmocka_unit_test(a_neighbour_and_a_colleague_are_asked_about),
		cmocka_unit_test(the_first_family_of_the_demonstration_is_open),
		cmocka_unit_test(another_family_is_asked_about),
		cmocka_unit_test(a_new_purpose_is_for_a_new_family),
		cmocka_unit_test(a_family_opened_by_mistake_does_not_count),
		cmocka_unit_test(evidence_is_a_look_too),
		cmocka_unit_test(training_asks_nothing_about_other_families),
		cmocka_unit_test(a_challenge_opens_no_other_way),
		cmocka_unit_test(who_is_sealed_is_nobody),
	};
	return cmocka_run_group_tests(tests, look_start, look_end);
}
