/*
 * The screens of a project: its ten stages, the workbook, the triage, the gates
 * and what else belongs to it, and what each is opened with.
 */
#ifndef FAMCTX_SCREEN_PROJECT_H
#define FAMCTX_SCREEN_PROJECT_H

#include "famctx/screen/app.h"

/* What a screen of a project is opened with; texts are copied. */
struct project_ref {
	const char *project;
	int64_t number;   /* of a stage or a question */
	const char *name; /* an action to start at, a register */
};

struct session;
/* screen_projects for those who may work on projects; NULL for those who may only read what becomes of them. */
const struct screen_ops *projects_for(const struct session *s);

extern const struct screen_ops screen_projects;  /* NULL */
extern const struct screen_ops screen_stages;    /* struct project_ref: project */
extern const struct screen_ops screen_stage;     /* project, number; name: the action to start at, or NULL */
extern const struct screen_ops screen_workbook;  /* project */
extern const struct screen_ops screen_question;  /* project, number */
extern const struct screen_ops screen_versions;  /* project, number */
extern const struct screen_ops screen_triage;    /* project */
extern const struct screen_ops screen_outcome;   /* project */
extern const struct screen_ops screen_gates;     /* project; name: the gate to start at, or NULL */
extern const struct screen_ops screen_registers; /* project */
extern const struct screen_ops screen_register;  /* project, name */
extern const struct screen_ops screen_maturity;  /* project */
extern const struct screen_ops screen_about;     /* project */
extern const struct screen_ops screen_history;   /* project */
/* name: what it begins at, as "BI", "s05", "s05.bias", "q5" or "WB 1"; NULL: the first */
extern const struct screen_ops screen_guide;

#endif
