/*
 * Everything people said about a project, field by field, as it stands. A
 * subject is what it is about:
 *
 *	project                 title, owner, about
 *	fact                    a field for each fact
 *	action:s01.aim.problem  state, owner, due, note, evidence, reason
 *	answer:4                text, status, evidence, risks, verdict, reviewer ...
 *	triage                  a field for each answer
 *	triage_decision         outcome, name, role, reason
 *	maturity                the agreed levels, agreed_by, agreed_on
 *	maturity:NAME           one rater's levels
 *	register:risks:0003     a field for each column; removed
 */
#ifndef FAMCTX_GUIDANCE_FIELDS_H
#define FAMCTX_GUIDANCE_FIELDS_H

#include "famctx/base/buf.h"
#include "famctx/text/date.h"

struct saved_field {
	char *subject;
	char *field;
	char *value; /* NULL: taken away */
	int64_t version;
	char *who;     /* name */
	char *account; /* login */
	char *content; /* version of the guidance it was given under */
	char *note;
	char *at;      /* UTC */
	struct date day;
	bool beside;   /* came too late, and is kept beside the one that stands */
};

struct fields {
	struct saved_field *items; /* sorted by subject, then field */
	size_t count, cap;
};

#define FIELDS_INIT { NULL, 0, 0 }

void fields_release(struct fields *f);
/* Keeps the order: call with ever greater subject and field, else fields_sort. The strings are taken over. */
struct saved_field *fields_add(struct fields *f);
void fields_sort(struct fields *f);

const struct saved_field *fields_find(const struct fields *f, const char *subject, const char *field);
/* NULL when nobody said anything. */
const char *fields_value(const struct fields *f, const char *subject, const char *field);
/* DATE_NONE when there is none. */
struct date fields_date(const struct fields *f, const char *subject, const char *field);
/* The fields of one subject, as a run of items. */
const struct saved_field *fields_of(const struct fields *f, const char *subject, size_t *count);
/* Steps through the subjects that begin with a prefix: the first item of each, NULL at the end. */
const struct saved_field *fields_first_subject(const struct fields *f, const char *prefix);
const struct saved_field *fields_next_subject(const struct fields *f, const char *prefix,
					      const struct saved_field *after);
/* The newest day any field of the subject was saved, and by whom. */
const struct saved_field *fields_last_change(const struct fields *f, const char *subject);

#endif
