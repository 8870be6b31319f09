/* The parts of famctx project. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_PROJECT_H
#define FAMCTX_SRC_COMMAND_PROJECT_H

#include "famctx/api/register.h"
#include "famctx/api/triage.h"
#include "famctx/api/workbook.h"
#include "lines.h"
#include "run.h"

/* One a verb; argv[0] is the project where there is one. Each returns an exit status. */
typedef int project_verb(struct run *run, int argc, char **argv);
project_verb project_new, project_list, project_show, project_act, project_fact, project_answer, project_triage,
	project_maturity, project_register, project_sign, project_export, project_history, project_guide;

/* Asks, prints the answer by `print` unless JSON was printed, releases it. */
typedef void project_print(const struct run *run, const void *answer, struct buf *out);
int project_ask(struct run *run, const char *method, const struct shape *params_shape, const void *params,
		const struct shape *answer_shape, void *answer, project_print *print);
/* ERR_USAGE with how to use the verb. */
int project_usage(const struct run *run, const char *how);
/* A whole file, or standard input for "-", of at most 30 KiB: the caller's to free. */
MUST_CHECK bool project_file(const char *path, char **text, struct err *e);

/* Values for the places of a sentence. */
/* With commas between; NULL for none. */
const char *joined(char *const *list, size_t count, struct buf *out);
/* In words; NULL for no date. */
const char *day_text(struct date d, struct buf *out);

project_print print_project, print_project_list, print_stage, print_facts, print_saved, print_question, print_triage,
	print_maturity, print_register, print_signed, print_history;

#endif
