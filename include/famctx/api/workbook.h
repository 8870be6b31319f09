/*
 * The ethics workbook of a project: one question, its answer and every version of
 * it, review and reopening (famctx project answer, screen I).
 */
#ifndef FAMCTX_API_WORKBOOK_H
#define FAMCTX_API_WORKBOOK_H

#include "famctx/api/project.h"

struct question_request {
	char *project;
	int64_t question;
	int64_t from; /* INTEGER_NONE: the one before `to` */
	int64_t to; /* INTEGER_NONE: the one that stands */
};

struct answer_request {
	char *project;
	int64_t question;
	char *text; /* NULL: as it is */
	char *status;
	char *evidence;
	char *risks;
	char *author;
	struct field_version *seen;
	size_t seen_count;
};

struct review_request {
	char *project;
	int64_t question;
	char *verdict;
	char *comment;
	char *reviewer;
	char *action;
	char *owner;
	char *due;
};

struct reopen_request {
	char *project;
	int64_t question;
	char *reason;
};

struct answer_version {
	int64_t version;
	char *author;
	char *at;
	struct date date;
	char *content;
	int64_t characters;
	bool beside;
	bool stands;
};

struct difference {
	char *change;
	char *text;
};

struct review_view {
	char *verdict;
	char *comment;
	char *reviewer;
	char *action;
	char *owner;
	struct date due;
	struct date date;
};

struct question_answer {
	char *project;
	int64_t question;
	int64_t of;
	char *text;
	char *phase;
	char *basis;
	char *drawn_from;
	char **prompts;
	size_t prompts_count;
	char **links;
	size_t links_count;
	struct action_line *notes; /* text is the note */
	size_t notes_count;
	char *status;
	char *status_words;
	bool locked;
	char *answer;
	char *evidence;
	char *risks;
	char *author;
	char *at;
	struct date date;
	struct review_view review;
	char *reopened;
	struct answer_version *versions;
	size_t versions_count;
	int64_t from;
	int64_t to;
	struct difference *differences;
	size_t differences_count;
	char **relied_on;
	size_t relied_on_count;
	int64_t most_characters;
	struct field_version *seen;
	size_t seen_count;
	char *notice;
};

extern const struct shape question_request_shape, answer_request_shape, review_request_shape,
	reopen_request_shape, question_answer_shape;

#endif
