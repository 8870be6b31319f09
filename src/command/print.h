/*
 * The documents as lines: one fact a line, a label before every value, the
 * count before the list. For terminals, pipes and screen readers alike.
 * Private to command.
 */
#ifndef FAMCTX_SRC_COMMAND_PRINT_H
#define FAMCTX_SRC_COMMAND_PRINT_H

#include "famctx/api/evidence.h"
#include "famctx/api/load.h"
#include "run.h"

void print_find(const struct run *run, const struct find_answer *answer, struct buf *out);
/* How many, and what was searched; or what more to type. */
void print_find_heading(const struct run *run, const struct find_answer *answer, struct buf *out);
/* One result of a list: the number of `at`, counted from 0. */
void print_found(const struct run *run, const struct find_answer *answer, size_t at, struct buf *out);
void print_show(const struct run *run, const struct show_answer *answer, struct buf *out);
void print_evidence(const struct run *run, const struct evidence_answer *answer, struct buf *out);
void print_sources(const struct run *run, const struct sources_answer *answer, struct buf *out);
/* Whom to ring for each source, to keep on paper. */
void print_sheet(const struct run *run, const struct sources_answer *answer, struct buf *out);
void print_load(const struct run *run, const struct load_answer *answer, struct buf *out);

void print_check(const struct run *run, const struct check_answer *answer, struct buf *out);

/* One line for each source that was searched, with its freshness and period. */
void print_scope(const struct run *run, const struct scope_entry *scope, size_t count, struct buf *out);

/* Parts that documents share; each adds to out without a newline. */
void print_name(const char *family_name, const char *first_name, const struct run *run, struct buf *out);
void print_date(struct date d, struct buf *out);
/* "2025-11-04T09:42" as "4 November 2025, 9:42" */
void print_when(const char *at, struct buf *out);
/* "29 October 2025, 6 days ago" */
void print_date_ago(const struct run *run, struct date d, struct date today, struct buf *out);
/* "Amara Obi, social worker, 0113 496 0142"; nothing when nothing is known. */
void print_contact(const struct contact *contact, struct buf *out);
void print_texts(char *const *texts, size_t count, struct buf *out);
/* "1 April 2014 to 4 November 2025, Leeds" */
void print_period(const struct run *run, struct date from, struct date to, const char *note, char *const *areas,
		  size_t areas_count, struct buf *out);

#endif
