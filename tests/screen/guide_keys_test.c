/* Reading the guide by key: where it opens, going from one to the next, and finding words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_answers.h"

#include <string.h>

#include "famctx/base/file.h"
#include "famctx/schema/json.h"
#include "famctx/screen/project.h"

static bool answer_guide(struct session *s, const char *request, const struct shape *params_shape, const void *params,
                         const struct shape *shape, void *answer, struct err *e)
{
	struct buf text = BUF_INIT;
	(void)s;
	(void)params_shape;
	(void)params;
	if (strcmp(request, REQUEST_PROJECT_GUIDE))
		return err_set(e, ERR_REFUSED, "not asked for here: %s", request);
	shape_init(shape, answer);
	bool ok = file_read("tests/screen/data/project_guide-referrals.json", 1 << 20, &text, e) &&
	          json_decode(text.data, text.len, shape, answer, e);
	buf_release(&text);
	return ok;
}

struct reading {
	struct screen_test t;
	struct screen_answers a;
};

static void begin(struct reading *r, int rows, int cols, const char *about)
{
	static char guide[] = REQUEST_PROJECT_GUIDE;
	static char *all[] = { guide };
	screen_test_init(&r->t, rows, cols, GLYPHS_UNICODE);
	screen_answers_init(&r->a, &r->t);
	r->a.hello.requests = all;
	r->a.hello.requests_count = ARRAY_LEN(all);
	r->a.session.ask = answer_guide;
	screen_test_open(&r->t, &screen_guide, &(struct project_ref) { NULL, 0, about });
}

static void end(struct reading *r)
{
	screen_test_release(&r->t);
	screen_answers_release(&r->a);
}

static void shows(struct reading *r, const char *words)
{
	if (!strstr(screen_test_text(&r->t), words))
		fail_msg("'%s' is not on the screen:\n%s", words, screen_test_text(&r->t));
}

static void opens_at_what_belongs_to_it(void **state)
{
	static const struct {
		const char *about, *title;
	} cases[] = {
		{ NULL, "> Mitigating bias" },
		{ "LE", "> Legal" },
		{ "q10", "> W5 Concern" },
		{ "WB 5", "> W4 Should we" },
		{ "WB 1", "> W3 Should we" },
		{ "s01", "> W1 Types" },
		{ "s07.training.users", "> W13 Implementation" },
		{ "s05.bias.groups", "> Mitigating bias" },
		{ "nothing like it", "> Mitigating bias" },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct reading r;
		begin(&r, 24, 80, cases[i].about);
		shows(&r, cases[i].title);
		end(&r);
	}
}

static void goes_from_card_to_card(void **state)
{
	struct reading r;
	(void)state;
	begin(&r, 16, 40, "WB 5");
	screen_test_keys(&r.t, "Enter");
	shows(&r, "W4 Should we: risks");
	screen_test_keys(&r.t, "Right");
	shows(&r, "W5 Concern");
	screen_test_keys(&r.t, "Left Left");
	shows(&r, "W3 Should we");
	screen_test_keys(&r.t, "Esc");
	shows(&r, "> W3 Should we");
	end(&r);
}

static void says_where_the_ends_are(void **state)
{
	struct reading r;
	(void)state;
	begin(&r, 24, 80, NULL);
	screen_test_keys(&r.t, "Enter Left");
	shows(&r, "This is the first.");
	screen_test_keys(&r.t, "Esc End Enter Right");
	shows(&r, "This is the last.");
	end(&r);
}

static void goes_from_part_to_part(void **state)
{
	struct reading r;
	(void)state;
	begin(&r, 24, 80, NULL);
	screen_test_keys(&r.t, "]");
	shows(&r, "> accuracy threshold");
	screen_test_keys(&r.t, "] Down");
	shows(&r, "> W2 Three questions");
	screen_test_keys(&r.t, "[");
	shows(&r, "> W1 Types");
	screen_test_keys(&r.t, "[");
	shows(&r, "> accuracy threshold");
	screen_test_keys(&r.t, "Up");
	shows(&r, "> Public communications");
	end(&r);
}

static void finds_words_wherever_they_stand(void **state)
{
	struct reading r;
	(void)state;
	begin(&r, 24, 80, NULL);
	screen_test_keys(&r.t, "/");
	screen_test_type(&r.t, "postcode");
	shows(&r, "1 of 87");
	shows(&r, "> proxy");
	screen_test_keys(&r.t, "Enter Enter");
	shows(&r, "a postcode for ethnicity");
	screen_test_keys(&r.t, "Right");
	shows(&r, "This is the last.");
	screen_test_keys(&r.t, "Esc Esc");
	shows(&r, "pseudonymised");
	end(&r);
}

static void closes_by_the_key_that_opened_it(void **state)
{
	struct reading r;
	(void)state;
	begin(&r, 24, 80, NULL);
	screen_test_keys(&r.t, "Enter");
	size_t depth = r.t.app.depth;
	screen_test_keys(&r.t, "F9");
	assert_int_equal(r.t.app.depth, depth - 1);
	end(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens_at_what_belongs_to_it),  cmocka_unit_test(goes_from_card_to_card),
		cmocka_unit_test(says_where_the_ends_are),      cmocka_unit_test(goes_from_part_to_part),
		cmocka_unit_test(finds_words_wherever_they_stand), cmocka_unit_test(closes_by_the_key_that_opened_it),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("reading the guide by key", tests, NULL, NULL);
}
