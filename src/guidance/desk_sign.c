#include "desk_save.h"
#include "famctx/base/mem.h"
#include "famctx/guidance/gates.h"
#include "famctx/schema/json.h"
#include "gate_signs.h"
#include "texts.h"

static const struct gate *find_gate(const struct desk *d, const char *code, struct err *e)
{
	const struct gate *g = guidance_gate(d->g, code);
	struct buf list = BUF_INIT;
	for (size_t i = 0; !g && i < d->g->gates.gates_count; i++)
		buf_printf(&list, "%s%s", i ? ", " : "", d->g->gates.gates[i].code);
	if (!g)
		err_set(e, ERR_USAGE, _("there is no gate '%s'; there are: %s"), code, list.data);
	buf_release(&list);
	return g;
}

static bool check_decision(const struct sign_request *r, struct err *e)
{
	static const char *const decisions[] = { "pass", "pass-with-gaps", "return", "stop" };
	bool known = false;
	for (size_t i = 0; i < ARRAY_LEN(decisions); i++)
		known |= !strcmp(decisions[i], r->decision);
	if (!known)
		return err_set(e, ERR_USAGE,
		               _("'%s' is no decision; give pass, pass-with-gaps, return or stop"),
		               r->decision);
	if (is_blank(r->name) || is_blank(r->role))
		return err_set(e, ERR_USAGE, _("a decision has a name and a role: give --name and --role"));
	if (strcmp(r->decision, "pass") != 0 && is_blank(r->comment))
		return err_set(e, ERR_USAGE, _("say why, with --comment"));
	return check_text(_("the name"), r->name, 200, e) && check_text(_("the role"), r->role, 200, e) &&
	       check_text(_("the comment"), r->comment, 4000, e) &&
	       check_text(_("the override"), r->override, 4000, e);
}

static bool tell_unmet(const struct gate_view *view, struct err *e)
{
	struct buf list = BUF_INIT;
	for (size_t i = 0; i < view->unmet_count; i++) {
		const struct gate_unmet *u = &view->unmet[i];
		buf_printf(&list, "\n  %s%s%.200s%s", u->words, u->detail ? " (" : "",
		           u->detail ? u->detail : "", u->detail ? ")" : "");
	}
	err_set(e, ERR_REFUSED,
	        _("%s cannot be passed yet; pass-with-gaps passes it all the same, with a comment. Not "
	          "met:%s"),
	        view->gate, list.data);
	buf_release(&list);
	return false;
}

/* Nobody passes a gate on their own answers, unless the record says why. */
static bool check_own(const struct desk *d, const struct workspace *w, const struct gate *gate,
                      const struct sign_request *r, struct err *e)
{
	int64_t own = gate_own_answer(w, gate, &d->author, r->name);
	if (!own || !is_blank(r->override))
		return true;
	return err_set(
	        e, ERR_REFUSED,
	        _("%s wrote the answer to question %lld: somebody else decides, or --override says why not"),
	        r->name, (long long)own);
}

static bool may_sign(const struct desk *d, const struct workspace *w, const struct gate *gate,
                     const struct sign_request *r, const struct gate_view *now, struct err *e)
{
	if (strncmp(r->decision, "pass", 4) != 0)
		return true;
	if (!strcmp(r->decision, "pass") && now->unmet_count)
		return tell_unmet(now, e);
	return check_own(d, w, gate, r, e);
}

static void open_items_of(const struct gate_view *now, struct buf *json)
{
	struct open_items open;
	shape_init(&open_items_shape, &open);
	for (size_t i = 0; i < now->unmet_count; i++)
		texts_add(&open.items, &open.items_count, now->unmet[i].words);
	json_encode(&open_items_shape, &open, json);
	shape_release(&open_items_shape, &open);
}

static bool sign(const struct desk *d, const struct workspace *w, const struct gate *gate,
                 const struct sign_request *r, const struct gate_view *now, struct err *e)
{
	struct buf open = BUF_INIT;
	char hex[DIGEST_SIZE];
	gate_digest(w, gate, hex);
	open_items_of(now, &open);
	const struct sign_off s = { .gate = gate->code,
		                    .decision = r->decision,
		                    .name = r->name,
		                    .role = r->role,
		                    .comment = r->comment,
		                    .override = is_blank(r->override) ? NULL : r->override,
		                    .digest = hex,
		                    .open_items = open.data };
	bool ok = project_keep_sign_off(d->own, w->project.id, &d->author, &s, e);
	buf_release(&open);
	return ok;
}

bool desk_sign(const struct desk *d, const struct sign_request *r, struct sign_answer *out, struct err *e)
{
	const struct gate *gate = find_gate(d, r->gate, e);
	struct workspace w;
	struct gate_view now;
	if (!gate || !check_decision(r, e) || !desk_open(d, r->project, &w, e))
		return false;
	shape_init(&gate_view_shape, &now);
	gate_describe(&w, gate, &now);
	bool ok = may_sign(d, &w, gate, r, &now, e) && sign(d, &w, gate, r, &now, e);
	shape_release(&gate_view_shape, &now);
	workspace_release(&w);
	if (!ok || !desk_open(d, r->project, &w, e))
		return false;
	out->project = mem_copy_text(w.project.name);
	gate_describe(&w, gate, &out->gate);
	workspace_release(&w);
	return true;
}
