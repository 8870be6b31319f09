/* A described struct with every kind of field, for the tests of the schema room. */
#ifndef FAMCTX_TESTS_UNIT_SCHEMA_SAMPLE_H
#define FAMCTX_TESTS_UNIT_SCHEMA_SAMPLE_H

#include "famctx/schema/shape.h"

enum state { STATE_OPEN, STATE_CLOSED, STATE_HELD };
static const char *const state_words[] = { "open", "closed", "held", NULL };

struct column {
	char *title;
	int64_t width;
	char **words;
	size_t words_count;
	struct place place;
};

static const struct field column_fields[] = {
	FIELD_TEXT(struct column, title, REQUIRED, "What stands above it"),
	FIELD_INTEGER(struct column, width, OPTIONAL, 1, 80, "Columns it takes"),
	FIELD_TEXTS(struct column, words, OPTIONAL, "Words it may hold"),
};
static const struct shape column_shape = SHAPE_PLACED(struct column, "column", column_fields, place, 0);

struct service {
	char *name;
	int state;
};

static const struct field service_fields[] = {
	FIELD_TEXT(struct service, name, REQUIRED, "Its name"),
	FIELD_WORD(struct service, state, REQUIRED, state_words, -1, "What it says"),
};
static const struct shape service_shape = SHAPE(struct service, "service", service_fields);

struct mapped {
	char *column;
	char *to;
	bool most;
	struct place place;
};

static const struct field mapped_fields[] = {
	FIELD_TEXT(struct mapped, column, REQUIRED, "The column of the file"),
	FIELD_TEXT(struct mapped, to, REQUIRED, "What it fills"),
	FIELD_BOOL(struct mapped, most, OPTIONAL, "Most shown"),
};
static const struct shape mapped_shape = SHAPE_PLACED(struct mapped, "mapped column", mapped_fields, place, 1);

struct owner {
	char *name;
	char *phone;
};

static const struct field owner_fields[] = {
	FIELD_TEXT(struct owner, name, REQUIRED, "Who answers for it"),
	FIELD_TEXT(struct owner, phone, SENSITIVE, "How to reach them"),
};
static const struct shape owner_shape = SHAPE(struct owner, "owner", owner_fields);

struct sample {
	char *title;
	int64_t rows;
	bool closed;
	int state;
	struct date from;
	struct owner owner;
	struct column *columns;
	size_t columns_count;
	char **areas;
	size_t areas_count;
	struct service *services;
	size_t services_count;
	struct mapped *mapping;
	size_t mapping_count;
	char *note;
	struct place place;
};

static const struct field sample_fields[] = {
	{ .name = "title", .kind = KIND_TEXT, .flags = REQUIRED, .at = offsetof(struct sample, title),
	  .min = 1, .max = 20, .help = "What it is called" },
	FIELD_INTEGER(struct sample, rows, OPTIONAL, 0, 0, "How many rows"),
	FIELD_BOOL(struct sample, closed, OPTIONAL, "Whether it ended"),
	FIELD_WORD(struct sample, state, OPTIONAL, state_words, STATE_HELD, "How it stands"),
	FIELD_DATE(struct sample, from, OPTIONAL, "When it began"),
	FIELD_STRUCT(struct sample, owner, OPTIONAL, &owner_shape, "Who owns it"),
	FIELD_LIST(struct sample, columns, OPTIONAL, &column_shape, "What is shown"),
	FIELD_TEXTS(struct sample, areas, OPTIONAL, "Where it holds"),
	FIELD_KEYED(struct sample, services, OPTIONAL, &service_shape, "What each service says"),
	FIELD_KEYED(struct sample, mapping, OPTIONAL, &mapped_shape, "What each column fills"),
	FIELD_TEXT(struct sample, note, ABSENT_WHEN_NONE, "Anything else"),
};
static const struct shape sample_shape = SHAPE_PLACED(struct sample, "sample", sample_fields, place, -1);

#endif
