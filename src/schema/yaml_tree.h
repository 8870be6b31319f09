/*
 * A YAML file as a small tree of nodes that know their place. Everything that
 * is wrong with the file as YAML is reported while it is built; a node that was
 * reported is NODE_BROKEN, so that nothing is said twice. Private to schema.
 */
#ifndef FAMCTX_SRC_SCHEMA_YAML_TREE_H
#define FAMCTX_SRC_SCHEMA_YAML_TREE_H

#include "famctx/base/buf.h"
#include "famctx/base/problems.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAPPING, NODE_BROKEN };

/* Nodes name each other by number; 0 is the root, so it also means none. */
struct node {
	enum node_kind kind;
	bool plain; /* a scalar without quotes */
	struct place at;
	uint32_t first; /* child; the children of a mapping are key, value, key, value ... */
	uint32_t last;
	uint32_t next;  /* sibling */
	uint32_t children;
	size_t text; /* where a scalar's text starts in tree.texts */
};

struct tree {
	const char *file;
	struct problems *problems;
	size_t errors_before; /* errors of other files that stood in problems already */
	struct node *nodes;
	size_t count, cap;
	struct buf texts;
};

/* Problems listed for one file; a file with more is not read to its end. */
#define TREE_PROBLEMS 500u

/*
 * Builds the tree; an empty file gives an empty mapping. False when the file
 * could not be read to its end, and then the tree is not to be decoded.
 */
MUST_CHECK bool tree_read(struct tree *t, const char *file, const char *bytes, size_t len,
			  struct problems *problems);
void tree_release(struct tree *t);

const char *tree_text(const struct tree *t, const struct node *n);
/* Its first 60 characters in quotes, for a message. */
void tree_excerpt(const struct tree *t, const struct node *n, struct buf *out);
/* A plain scalar that says there is nothing: null, ~ or nothing at all. */
bool tree_missing(const struct tree *t, const struct node *n);
/* Reports an error at a place of the file. False once there are too many to go on. */
bool tree_problem(struct tree *t, struct place at, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
