#include "content_private.h"

#include "famctx/text/number.h"

static void check_actions(struct reading *r, struct place at, char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *nearest = guidance_nearest_action(r->g, list[i]);
		if (guidance_action(r->g, list[i]))
			continue;
		if (nearest)
			reading_wrong(r, "gates.yaml", at, _("there is no action '%s'; did you mean '%s'?"),
			              list[i], nearest);
		else
			reading_wrong(r, "gates.yaml", at, _("there is no action '%s'"), list[i]);
	}
}

static void check_gates_named(struct reading *r, struct place at, char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!guidance_gate(r->g, list[i]))
			reading_wrong(r, "gates.yaml", at, _("there is no gate '%s'"), list[i]);
}

static void check_questions_named(struct reading *r, struct place at, char *const *list, size_t count)
{
	int64_t number;
	for (size_t i = 0; i < count; i++)
		if (!number_parse(list[i], 1, 99, &number) || !guidance_question(r->g, number))
			reading_wrong(r, "gates.yaml", at, _("there is no workbook question '%s'"), list[i]);
}

static void check_rows(struct reading *r, struct place at, const struct gate_rows *rows)
{
	if (!rows->reg)
		return;
	const struct register_table *table = guidance_register(r->g, rows->reg);
	if (!table) {
		reading_wrong(r, "gates.yaml", at, _("there is no register '%s'"), rows->reg);
		return;
	}
	if (!rows->column)
		return;
	const struct column *column = register_column(table, rows->column);
	if (!column)
		reading_wrong(r, "gates.yaml", at, _("the register %s has no column '%s'"), rows->reg,
		              rows->column);
	else if (rows->is && strcmp(rows->is, "any") != 0 &&
	         !choice_read(column->choices, column->choices_count, rows->is))
		reading_wrong(r, "gates.yaml", at, _("'%s' is no choice of %s in %s"), rows->is, rows->column,
		              rows->reg);
}

static void check_span(struct reading *r, struct place at, const struct gate_span *span, bool stages)
{
	for (int64_t n = span->from; span->from != INTEGER_NONE && n <= span->to; n++)
		if (stages ? !guidance_stage(r->g, n) : !guidance_question(r->g, n))
			reading_wrong(r, "gates.yaml", at,
			              stages ? _("there is no stage %lld")
			                     : _("there is no workbook question %lld"),
			              (long long)n);
}

static void check_condition(struct reading *r, const struct gate_condition *c)
{
	check_span(r, c->place, &c->actions, true);
	check_span(r, c->place, &c->answered, false);
	check_questions_named(r, c->place, c->agreed, c->agreed_count);
	check_actions(r, c->place, c->done, c->done_count);
	check_actions(r, c->place, c->any_done, c->any_done_count);
	check_rows(r, c->place, &c->rows);
	check_rows(r, c->place, &c->due);
	check_gates_named(r, c->place, c->passed, c->passed_count);
}

static void check_gate(struct reading *r, const struct gate *g)
{
	if (!guidance_stage(r->g, g->after))
		reading_wrong(r, "gates.yaml", g->place, _("there is no stage %lld"), (long long)g->after);
	if (!choice_read(r->g->gates.kinds, r->g->gates.kinds_count, g->kind))
		reading_wrong(r, "gates.yaml", g->place, _("there is no kind of gate '%s'"), g->kind);
	if (!choice_read(r->g->about.roles, r->g->about.roles_count, g->who))
		reading_wrong(r, "gates.yaml", g->place, _("there is no role '%s'; they stand in about.yaml"),
		              g->who);
	check_actions(r, g->place, g->itself, g->itself_count);
	for (size_t i = 0; i < g->covers.registers_count; i++)
		if (!guidance_register(r->g, g->covers.registers[i]))
			reading_wrong(r, "gates.yaml", g->place, _("there is no register '%s'"),
			              g->covers.registers[i]);
	check_gates_named(r, g->place, g->on_scope_change.withdraws, g->on_scope_change.withdraws_count);
	check_questions_named(r, g->place, g->on_scope_change.reopens, g->on_scope_change.reopens_count);
	for (size_t i = 0; i < g->conditions_count; i++)
		check_condition(r, &g->conditions[i]);
}

void content_check_gates(struct reading *r)
{
	const struct gate_content *c = &r->g->gates;
	for (size_t i = 0; i < c->gates_count; i++) {
		check_gate(r, &c->gates[i]);
		for (size_t k = 0; k < i; k++)
			if (!strcmp(c->gates[i].code, c->gates[k].code))
				reading_wrong(r, "gates.yaml", c->gates[i].place,
				              _("the gate '%s' is there twice; first in line %d"),
				              c->gates[i].code, c->gates[k].place.line);
	}
}
