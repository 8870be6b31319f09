#include "yaml_tree.h"

#include <yaml.h>

#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"
#include "member.h"
#include "yaml_check.h"

struct builder {
	struct tree *tree;
	yaml_parser_t parser;
	uint32_t open[DEPTH_LIMIT]; /* the collections around what comes next */
	size_t depth;
	unsigned documents;
};

enum step { STEP_ON, STEP_DONE, STEP_BROKEN };

static struct place place_of(yaml_mark_t mark)
{
	/* Never more than YAML_LIMIT of either. */
	return (struct place){ (int)mark.line + 1, (int)mark.column + 1 };
}

static bool full(const struct tree *t)
{
	return t->problems->errors - t->errors_before > TREE_PROBLEMS;
}

bool tree_problem(struct tree *t, struct place at, const char *format, ...)
{
	if (full(t))
		return false;
	if (t->problems->errors - t->errors_before == TREE_PROBLEMS) {
		problems_add(t->problems, PROBLEM_ERROR, t->file, at,
			     _("there are more mistakes from here on; mend the ones above first"));
		return false;
	}
	va_list args;
	va_start(args, format);
	problems_vadd(t->problems, PROBLEM_ERROR, t->file, at, format, args);
	va_end(args);
	return true;
}

const char *tree_text(const struct tree *t, const struct node *n)
{
	return t->texts.data + n->text;
}

void tree_excerpt(const struct tree *t, const struct node *n, struct buf *out)
{
	const char *text = tree_text(t, n);
	size_t len = strlen(text), shown = utf8_first(text, len, 60);
	buf_add_char(out, '\'');
	sanitise_bytes(out, text, shown, SANITISE_LINE, NULL);
	buf_add_text(out, shown < len ? "\u2026'" : "'");
}

bool tree_missing(const struct tree *t, const struct node *n)
{
	if (n->kind != NODE_SCALAR || !n->plain)
		return false;
	const char *text = tree_text(t, n);
	return !*text || !strcmp(text, "~") || !strcmp(text, "null");
}

static bool at_key(const struct builder *b)
{
	if (!b->depth)
		return false;
	const struct node *parent = &b->tree->nodes[b->open[b->depth - 1]];
	return parent->kind == NODE_MAPPING && parent->children % 2 == 0;
}

static uint32_t add_node(struct builder *b, enum node_kind kind, struct place at)
{
	struct tree *t = b->tree;
	MEM_GROW(t->nodes, t->count, t->cap);
	uint32_t number = (uint32_t)t->count++;
	t->nodes[number] = (struct node){ .kind = kind, .at = at };
	if (!b->depth)
		return number;
	struct node *parent = &t->nodes[b->open[b->depth - 1]];
	if (parent->last)
		t->nodes[parent->last].next = number;
	else
		parent->first = number;
	parent->last = number;
	parent->children++;
	return number;
}

static void check_extras(struct builder *b, struct place at, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		tree_problem(b->tree, at, _("names for reuse such as &%.40s are not read here; leave it out"),
			     (const char *)anchor);
	if (tag)
		tree_problem(b->tree, at, _("type marks such as !!str are not read here; leave it out"));
}

static void read_scalar(struct builder *b, const yaml_event_t *event)
{
	struct tree *t = b->tree;
	struct place at = place_of(event->start_mark);
	const char *text = (const char *)event->data.scalar.value;
	size_t len = event->data.scalar.length;
	bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	bool merge = at_key(b) && plain && !strcmp(text, "<<");
	uint32_t number = add_node(b, NODE_SCALAR, at);
	struct node *n = &t->nodes[number];

	n->plain = plain;
	n->text = t->texts.len;
	check_extras(b, at, event->data.scalar.anchor, event->data.scalar.tag);
	struct scalar_form form = {
		.escapes = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
		.several_lines = event->end_mark.line > event->start_mark.line,
	};
	if (merge)
		tree_problem(t, at, _("keys cannot be merged with << here; write them out"));
	if (merge || !check_scalar(t, at, text, len, form))
		n->kind = NODE_BROKEN;
	/* To the first NUL, with it: a text that goes on behind one was refused just now. */
	buf_add(&t->texts, text, strlen(text) + 1);
}

static void read_alias(struct builder *b, const yaml_event_t *event)
{
	struct place at = place_of(event->start_mark);
	add_node(b, NODE_BROKEN, at);
	tree_problem(b->tree, at, _("*%.40s stands for a value elsewhere, which is not read here; write the value out"),
		     (const char *)event->data.alias.anchor);
}

static enum step open_collection(struct builder *b, enum node_kind kind, yaml_mark_t mark,
				 const yaml_char_t *anchor, const yaml_char_t *tag)
{
	struct place at = place_of(mark);
	if (b->depth == DEPTH_LIMIT) {
		tree_problem(b->tree, at, _("lists and keys are nested deeper than %d here; nothing is read from here on"),
			     DEPTH_LIMIT);
		return STEP_BROKEN;
	}
	check_extras(b, at, anchor, tag);
	bool is_key = at_key(b);
	uint32_t number = add_node(b, kind, at);
	if (is_key) {
		tree_problem(b->tree, at, _("a key must be text; found %s"),
			     kind == NODE_LIST ? _("a list") : _("a group of keys"));
		b->tree->nodes[number].kind = NODE_BROKEN;
	}
	b->open[b->depth++] = number;
	return STEP_ON;
}

struct key {
	const char *text;
	uint32_t number;
};

static int by_text(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int order = strcmp(x->text, y->text);
	return order ? order : (x->number > y->number) - (x->number < y->number);
}

static void report_twice(struct tree *t, const struct key *first, const struct key *again)
{
	struct node *n = &t->nodes[again->number];
	struct buf key = BUF_INIT;
	tree_excerpt(t, n, &key);
	tree_problem(t, n->at, _("the key %s stands on line %d already; leave one of them out"), key.data,
		     t->nodes[first->number].at.line);
	n->kind = NODE_BROKEN;
	buf_release(&key);
}

/* Sorted, because a hostile file may hold a hundred thousand keys. */
static void check_keys(struct tree *t, const struct node *mapping)
{
	size_t count = 0;
	struct key *keys = mem_zero(mapping->children / 2 + 1, sizeof(*keys));
	for (uint32_t k = mapping->first; k; k = t->nodes[t->nodes[k].next].next)
		if (t->nodes[k].kind == NODE_SCALAR)
			keys[count++] = (struct key){ tree_text(t, &t->nodes[k]), k };
	qsort(keys, count, sizeof(*keys), by_text);
	for (size_t i = 1, first = 0; i < count; i++) {
		if (!strcmp(keys[i].text, keys[first].text))
			report_twice(t, &keys[first], &keys[i]);
		else
			first = i;
	}
	mem_free(keys);
}

static enum step read_event(struct builder *b, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (b->documents++ == 0)
			return STEP_ON;
		tree_problem(b->tree, place_of(event->start_mark),
			     _("a second document starts here; a file holds one, nothing is read from here on"));
		return STEP_DONE;
	case YAML_SCALAR_EVENT:
		read_scalar(b, event);
		break;
	case YAML_ALIAS_EVENT:
		read_alias(b, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		return open_collection(b, NODE_LIST, event->start_mark, event->data.sequence_start.anchor,
				       event->data.sequence_start.tag);
	case YAML_MAPPING_START_EVENT:
		return open_collection(b, NODE_MAPPING, event->start_mark, event->data.mapping_start.anchor,
				       event->data.mapping_start.tag);
	case YAML_MAPPING_END_EVENT:
		check_keys(b->tree, &b->tree->nodes[b->open[b->depth - 1]]);
		b->depth--;
		break;
	case YAML_SEQUENCE_END_EVENT:
		b->depth--;
		break;
	case YAML_STREAM_END_EVENT:
		return STEP_DONE;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
	return full(b->tree) ? STEP_BROKEN : STEP_ON;
}

static void report_syntax(struct builder *b)
{
	const yaml_parser_t *p = &b->parser;
	if (p->error == YAML_MEMORY_ERROR)
		BUG("no memory for reading a file");
	if (p->context && p->problem && strstr(p->context, "quoted") && strstr(p->problem, "end of stream"))
		tree_problem(b->tree, place_of(p->context_mark), _("a quote opens here and is never closed"));
	else
		tree_problem(b->tree, place_of(p->problem_mark), "%s", check_plain_words(p->problem));
}

static bool read_events(struct builder *b)
{
	enum step step = STEP_ON;
	while (step == STEP_ON) {
		yaml_event_t event;
		if (!yaml_parser_parse(&b->parser, &event)) {
			report_syntax(b);
			return false;
		}
		step = read_event(b, &event);
		yaml_event_delete(&event);
	}
	return step == STEP_DONE;
}

static bool build(struct tree *t, const struct buf *clean)
{
	struct builder b = { .tree = t };
	if (!yaml_parser_initialize(&b.parser))
		BUG("no memory for reading a file");
	/* Or libyaml would take a byte order mark's word for UTF-16. */
	yaml_parser_set_encoding(&b.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&b.parser, (const unsigned char *)clean->data, clean->len);
	bool ok = read_events(&b);
	yaml_parser_delete(&b.parser);
	if (ok && (!t->count || tree_missing(t, &t->nodes[0]))) {
		t->count = 0;
		add_node(&b, NODE_MAPPING, (struct place){ 1, 1 });
	}
	return ok;
}

bool tree_read(struct tree *t, const char *file, const char *bytes, size_t len, struct problems *problems)
{
	*t = (struct tree){ .file = file, .problems = problems, .errors_before = problems->errors, .texts = BUF_INIT };
	if (len > YAML_LIMIT)
		return tree_problem(t, (struct place){ 0, 0 },
				    _("the file is larger than %u bytes, which is the most that is read"),
				    YAML_LIMIT) && false;
	struct buf clean = BUF_INIT;
	check_file(t, bytes, len, &clean);
	bool ok = build(t, &clean);
	buf_release(&clean);
	return ok;
}

void tree_release(struct tree *t)
{
	mem_free(t->nodes);
	buf_release(&t->texts);
	*t = (struct tree){ .texts = BUF_INIT };
}
