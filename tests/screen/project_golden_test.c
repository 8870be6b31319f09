/* The screens of a project as people see them, wide and narrow, in Unicode and ASCII, and with what cells
 * mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_answers.h"
#include "support/screen_picture.h"

#include <string.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/screen/project.h"

struct picture {
	const char *name;
	const struct screen_ops *ops;
	int64_t number;
	const char *about; /* an action or a register */
	const char *type, *keys;
	bool all_sets;
};

static const struct picture pictures[] = {
	{ "project-list", &screen_projects, .all_sets = true },
	{ "project-new", &screen_projects, .keys = "a" },
	{ "project-stages", &screen_stages, .all_sets = true },
	{ "project-stages-end", &screen_stages, .keys = "End" },
	{ "project-stage", &screen_stage, .number = 1, .all_sets = true },
	{ "project-stage-open", &screen_stage, .number = 1, .keys = "o 2 Ctrl-S" },
	{ "project-stage-meaning", &screen_stage, .number = 1, .keys = "i" },
	{ "project-action", &screen_stage, .number = 1, .about = "s01.aim.problem", .keys = "Enter",
	  .all_sets = true },
	{ "project-workbook", &screen_workbook, .all_sets = true },
	{ "project-question", &screen_question, .number = 4, .all_sets = true },
	{ "project-question-end", &screen_question, .number = 4, .keys = "Tab Tab Tab" },
	{ "project-question-typed", &screen_question, .number = 4, .type = " Siobhán agrees.",
	  .keys = "Ctrl-L" },
	{ "project-versions", &screen_versions, .number = 4, .all_sets = true },
	{ "project-triage", &screen_triage, .all_sets = true },
	{ "project-outcome", &screen_outcome, .all_sets = true },
	{ "project-outcome-end", &screen_outcome, .keys = "End" },
	{ "project-gates", &screen_gates, .all_sets = true },
	{ "project-sign", &screen_gates, .about = "G4", .keys = "Enter" },
	{ "project-registers", &screen_registers, .number = 0 },
	{ "project-register", &screen_register, .about = "datasets", .all_sets = true },
	{ "project-row", &screen_register, .about = "datasets", .keys = "a" },
	{ "project-remove", &screen_register, .about = "datasets", .keys = "Down x" },
	{ "guide", &screen_guide, .all_sets = true },
	{ "guide-theme", &screen_guide, .keys = "Enter", .all_sets = true },
	{ "guide-card", &screen_guide, .about = "q10", .keys = "Enter", .all_sets = true },
	{ "guide-action", &screen_guide, .about = "s03.data-quality.audit", .keys = "Enter" },
	{ "guide-long-card", &screen_guide, .about = "s09.review.fresh", .keys = "Enter" },
	{ "guide-first-card", &screen_guide, .keys = "] ] Enter" },
	{ "guide-filter", &screen_guide, .keys = "/", .type = "postcode", .all_sets = true },
	{ "guide-nothing", &screen_guide, .keys = "/", .type = "zebra" },
	{ "project-maturity", &screen_maturity, .all_sets = true },
	{ "project-opinion", &screen_maturity, .keys = "a" },
	{ "project-facts", &screen_about, .all_sets = true },
	{ "project-history", &screen_history, .all_sets = true },
};

static void read_document(const char *request, const struct shape *shape, void *answer)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	struct err e = ERR_INIT;
	buf_printf(&path, "tests/screen/data/%s-referrals.json", request);
	if (!file_read(path.data, 1 << 22, &text, &e) || !json_decode(text.data, text.len, shape, answer, &e))
		fail_msg("%s: %s", path.data, e.message);
	buf_release(&text);
	buf_release(&path);
}

/* Nobody has drafts here, and every project is the same one. */
static bool answer_about_project(struct session *s, const char *request, const struct shape *params_shape,
                                 const void *params, const struct shape *shape, void *answer, struct err *e)
{
	(void)s;
	(void)params_shape;
	(void)params;
	(void)e;
	if (shape)
		shape_init(shape, answer);
	if (shape && !strncmp(request, "project_", 8))
		read_document(request, shape, answer);
	return true;
}

/* The requests are borrowed: screen_answers_release leaves them alone. */
static void may_all(struct hello_answer *hello)
{
	static char act[] = "project_act", sign[] = "project_sign", decide[] = "project_decide",
		    guide[] = "project_guide";
	static char *all[] = { act, sign, decide, guide };
	hello->role = ACCOUNT_MANAGER;
	hello->name = mem_copy_text("T Cole");
	hello->requests = all;
	hello->requests_count = ARRAY_LEN(all);
}

static void paint(const void *picture, const struct look_at *look)
{
	const struct picture *p = picture;
	struct screen_test t;
	struct screen_answers a;
	screen_test_init(&t, look->rows, look->cols, look->glyphs);
	screen_answers_init(&a, &t);
	may_all(&a.hello);
	a.session.ask = answer_about_project;
	t.app.who = "T Cole";
	screen_test_open(&t, p->ops, &(struct project_ref) { "referrals", p->number, p->about });
	bool begins = p->keys && !strcmp(p->keys, "/"); /* the keys lead to where it is typed */
	if (begins)
		screen_test_keys(&t, p->keys);
	if (p->type)
		screen_test_type(&t, p->type);
	if (p->keys && !begins)
		screen_test_keys(&t, p->keys);
	picture_check(&t, p->name, look);
	screen_test_release(&t);
	screen_answers_release(&a);
}

static void paint_all(void **state)
{
	const struct picture *p = *state;
	picture_looks(p, p->all_sets, paint);
}

int main(void)
{
	return pictures_run("the screens of a project as people see them", pictures, ARRAY_LEN(pictures), sizeof(pictures[0]), paint_all);
}
