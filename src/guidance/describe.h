/* Parts of documents that several requests share. Private to guidance. */
#ifndef FAMCTX_SRC_GUIDANCE_DESCRIBE_H
#define FAMCTX_SRC_GUIDANCE_DESCRIBE_H

#include "famctx/api/project.h"
#include "famctx/api/register.h"
#include "famctx/api/triage.h"
#include "famctx/api/workbook.h"
#include "famctx/guidance/workspace.h"

void describe_fact(const struct workspace *w, size_t place, struct fact_view *out);
void describe_project(const struct workspace *w, struct project_show_answer *out);
void describe_stage_line(const struct workspace *w, const struct stage *s, struct stage_line *out);
void describe_stage(const struct workspace *w, const struct stage *s, struct stage_answer *out);
void describe_triage(const struct workspace *w, struct triage_answer *out);
void describe_maturity(const struct workspace *w, struct maturity_answer *out);
void describe_register(const struct workspace *w, const struct register_table *table, struct register_answer *out);
/* What was said under another wording, which describe_project cannot know. */
MUST_CHECK bool wording_changes(struct db *own, const struct workspace *w, struct project_show_answer *out, struct err *e);
/* Without versions and differences, which need the store. */
void describe_question(const struct workspace *w, const struct workbook_question *q, struct question_answer *out);
/* A state in words: state_done, gate_open, status_ready of words.yaml. */
const char *describe_code(const struct guidance *g, const char *kind, const char *code);
/* What is said of a part that is not the Department's own text, or NULL. */
const char *describe_notice(const struct guidance *g, const char *part);
/* What an action or theme points to, in words. */
const char *describe_see(const struct guidance *g, const char *see);

#endif
