#include "famctx/schema/yaml.h"

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "famctx/text/utf8.h"
#include "member.h"
#include "suggest.h"
#include "yaml_tree.h"

/* The fields of a shape that a mapping may fill, and where it stands. */
struct target {
	const struct shape *shape;
	void *object;
	size_t from; /* 1 when the key of a keyed list has filled the first field */
	struct place at;
};

static void read_value(struct tree *t, const struct node *n, const struct field *f, void *object);
static void read_struct(struct tree *t, const struct node *n, const struct target *to);

static const struct node *next_of(const struct tree *t, const struct node *n)
{
	return n->next ? &t->nodes[n->next] : NULL;
}

static const struct node *first_of(const struct tree *t, const struct node *n)
{
	return n->first ? &t->nodes[n->first] : NULL;
}

static void add_found(const struct tree *t, const struct node *n, const struct field *f, struct buf *out)
{
	if (n->kind == NODE_LIST)
		buf_add_text(out, _("a list"));
	else if (n->kind == NODE_MAPPING)
		buf_add_text(out, _("a group of keys"));
	else if (tree_missing(t, n))
		buf_add_text(out, _("nothing"));
	else if (f->flags & SENSITIVE)
		buf_add_text(out, _("something else"));
	else
		tree_excerpt(t, n, out);
}

static void add_suggestion(struct buf *out, const struct suggestion *s)
{
	if (s->nearest)
		buf_printf(out, _("; did you mean '%s'?"), s->nearest);
}

static void report_kind(struct tree *t, const struct node *n, const struct field *f)
{
	if (n->kind == NODE_BROKEN)
		return;
	struct buf message = BUF_INIT;
	buf_printf(&message, _("'%s' must be "), f->name);
	member_expected(f, &message);
	buf_add_text(&message, _("; found "));
	add_found(t, n, f, &message);
	if (f->kind == KIND_WORD && n->kind == NODE_SCALAR) {
		struct suggestion s;
		suggest_start(&s, tree_text(t, n));
		for (size_t i = 0; f->words[i]; i++)
			suggest_offer(&s, f->words[i]);
		add_suggestion(&message, &s);
	}
	tree_problem(t, n->at, "%s", message.data);
	buf_release(&message);
}

static void report_unknown(struct tree *t, const struct node *key, const struct target *to)
{
	struct buf message = BUF_INIT;
	struct suggestion s;
	suggest_start(&s, tree_text(t, key));
	for (size_t i = to->from; i < to->shape->field_count; i++)
		suggest_offer(&s, to->shape->fields[i].name);
	buf_add_text(&message, _("there is no key "));
	tree_excerpt(t, key, &message);
	buf_add_text(&message, _(" here"));
	add_suggestion(&message, &s);
	tree_problem(t, key->at, "%s", message.data);
	buf_release(&message);
}

static void check_length(struct tree *t, struct place at, const struct field *f, size_t length)
{
	if (member_in_range(f, (int64_t)length))
		return;
	struct buf allowed = BUF_INIT;
	member_length(f, &allowed);
	tree_problem(t, at, _("'%s' must have %s; found %zu"), f->name, allowed.data, length);
	buf_release(&allowed);
}

static void read_text(struct tree *t, const struct node *n, const struct field *f, void *object)
{
	const char *text = tree_text(t, n);
	if (!*text && (f->flags & REQUIRED))
		tree_problem(t, n->at, _("'%s' is empty; it must say something"), f->name);
	check_length(t, n->at, f, utf8_count(text, strlen(text)));
	member_set_text(f, object, text);
}

/* False when the text does not fit the kind. */
static bool read_scalar(struct tree *t, const struct node *n, const struct field *f, void *object)
{
	const char *text = tree_text(t, n);
	int64_t number;
	int word;
	switch (f->kind) {
	case KIND_TEXT:
		read_text(t, n, f, object);
		return true;
	case KIND_INTEGER:
		if (!number_parse(text, INTEGER_NONE + 1, INT64_MAX, &number) || !member_in_range(f, number))
			return false;
		*(int64_t *)member_at(f, object) = number;
		return true;
	case KIND_BOOL:
		*(bool *)member_at(f, object) = !strcmp(text, "yes") || !strcmp(text, "true");
		return *(bool *)member_at(f, object) || !strcmp(text, "no") || !strcmp(text, "false");
	case KIND_WORD:
		word = member_find_word(f, text);
		if (word >= 0)
			*(int *)member_at(f, object) = word;
		return word >= 0;
	case KIND_DATE:
		return date_parse_iso(text, member_at(f, object));
	case KIND_STRUCT:
	case KIND_LIST:
	case KIND_TEXTS:
	case KIND_KEYED:
		break;
	}
	return false;
}

static void read_list(struct tree *t, const struct node *n, const struct field *f, void *object)
{
	for (const struct node *item = first_of(t, n); item; item = next_of(t, item)) {
		struct target to = { f->shape, member_add(f, object), 0, item->at };
		if (tree_missing(t, item))
			tree_problem(t, item->at, _("an item of '%s' is empty"), f->name);
		else
			read_struct(t, item, &to);
	}
	check_length(t, n->at, f, n->children);
}

static void add_text(struct tree *t, const struct node *n, const struct field *f, void *object)
{
	if (n->kind == NODE_BROKEN)
		return;
	if (tree_missing(t, n))
		tree_problem(t, n->at, _("an item of '%s' is empty; put quotes around a word such as null"), f->name);
	else if (n->kind != NODE_SCALAR)
		tree_problem(t, n->at, _("an item of '%s' must be text; found %s"), f->name,
			     n->kind == NODE_LIST ? _("a list") : _("a group of keys"));
	else
		*(char **)member_add(f, object) = mem_copy_text(tree_text(t, n));
}

static void read_texts(struct tree *t, const struct node *n, const struct field *f, void *object)
{
	bool alone = n->kind == NODE_SCALAR;
	if (f->place_at)
		memcpy((char *)object + f->place_at, &n->at, sizeof(n->at));
	if (alone)
		add_text(t, n, f, object);
	for (const struct node *item = first_of(t, n); item; item = next_of(t, item))
		add_text(t, item, f, object);
	check_length(t, n->at, f, alone ? 1 : n->children);
}

static void set_place(const struct target *to)
{
	if (to->shape->place_at != SHAPE_NO_PLACE)
		memcpy((char *)to->object + to->shape->place_at, &to->at, sizeof(to->at));
}

static void report_missing(struct tree *t, const struct target *to, const struct field *f)
{
	tree_problem(t, to->at, _("'%s' is missing from this %s"), f->name, to->shape->name);
}

static void read_pair(struct tree *t, const struct node *key, const struct node *value, const struct field *f,
		      void *object)
{
	const struct shape *shape = f->shape;
	struct target to = { shape, member_add(f, object), 1, key->at };
	read_value(t, key, &shape->fields[0], to.object);
	if (!member_keyed_alone(f)) {
		read_struct(t, value, &to);
		return;
	}
	set_place(&to);
	if (!tree_missing(t, value))
		read_value(t, value, &shape->fields[1], to.object);
	else if (shape->fields[1].flags & REQUIRED)
		report_missing(t, &to, &shape->fields[1]);
}

static void read_keyed(struct tree *t, const struct node *n, const struct field *f, void *object)
{
	for (const struct node *key = first_of(t, n); key;) {
		const struct node *value = next_of(t, key);
		if (key->kind == NODE_SCALAR)
			read_pair(t, key, value, f, object);
		key = next_of(t, value);
	}
	check_length(t, n->at, f, n->children / 2);
}

/* Which kind of node each kind of field is read from, besides text for what is text. */
static bool fits(const struct field *f, const struct node *n)
{
	switch (f->kind) {
	case KIND_STRUCT:
		return n->kind == NODE_MAPPING || (n->kind == NODE_SCALAR && f->shape->scalar_field >= 0);
	case KIND_LIST:
		return n->kind == NODE_LIST;
	case KIND_TEXTS:
		return n->kind == NODE_LIST || n->kind == NODE_SCALAR;
	case KIND_KEYED:
		return n->kind == NODE_MAPPING;
	case KIND_TEXT:
	case KIND_INTEGER:
	case KIND_BOOL:
	case KIND_WORD:
	case KIND_DATE:
		return n->kind == NODE_SCALAR;
	}
	return false;
}

static void read_value(struct tree *t, const struct node *n, const struct field *f, void *object)
{
	struct target inner = { f->shape, member_at(f, object), 0, n->at };
	if (!fits(f, n))
		report_kind(t, n, f);
	else if (f->kind == KIND_STRUCT)
		read_struct(t, n, &inner);
	else if (f->kind == KIND_LIST)
		read_list(t, n, f, object);
	else if (f->kind == KIND_TEXTS)
		read_texts(t, n, f, object);
	else if (f->kind == KIND_KEYED)
		read_keyed(t, n, f, object);
	else if (!read_scalar(t, n, f, object))
		report_kind(t, n, f);
}

static const struct field *find_field(const struct target *to, const char *name)
{
	for (size_t i = to->from; i < to->shape->field_count; i++)
		if (!strcmp(to->shape->fields[i].name, name))
			return &to->shape->fields[i];
	return NULL;
}

/* Marks what was given, even wrongly: that was reported, and it is not missing. */
static void read_keys(struct tree *t, const struct node *n, const struct target *to, bool *given)
{
	for (const struct node *key = first_of(t, n); key;) {
		const struct node *value = next_of(t, key);
		const struct field *f = key->kind == NODE_SCALAR ? find_field(to, tree_text(t, key)) : NULL;
		if (f && !tree_missing(t, value)) {
			given[f - to->shape->fields] = true;
			read_value(t, value, f, to->object);
		} else if (!f && key->kind == NODE_SCALAR) {
			report_unknown(t, key, to);
		}
		key = next_of(t, value);
	}
}

static void read_struct(struct tree *t, const struct node *n, const struct target *to)
{
	const struct shape *shape = to->shape;
	bool *given = mem_zero(shape->field_count, sizeof(*given));
	set_place(to);
	if (n->kind == NODE_MAPPING) {
		read_keys(t, n, to, given);
	} else if (n->kind == NODE_SCALAR && shape->scalar_field >= 0 && !tree_missing(t, n)) {
		given[shape->scalar_field] = true;
		read_value(t, n, &shape->fields[shape->scalar_field], to->object);
	} else if (!tree_missing(t, n)) {
		struct field expected = { .name = shape->name, .kind = KIND_STRUCT, .shape = shape };
		report_kind(t, n, &expected);
		goto out;
	}
	for (size_t i = to->from; i < shape->field_count; i++)
		if ((shape->fields[i].flags & REQUIRED) && !given[i])
			report_missing(t, to, &shape->fields[i]);
out:
	mem_free(given);
}

bool yaml_decode(const char *file, const char *bytes, size_t len, const struct shape *shape, void *object,
		 struct problems *problems)
{
	struct tree t;
	size_t errors_before = problems->errors;
	shape_init(shape, object);
	if (tree_read(&t, file, bytes, len, problems)) {
		struct target to = { shape, object, 0, t.nodes[0].at };
		read_struct(&t, &t.nodes[0], &to);
	}
	tree_release(&t);
	problems_sort(problems);
	return problems->errors == errors_before;
}

bool yaml_decode_file(const char *path, const struct shape *shape, void *object, struct problems *problems)
{
	struct buf bytes = BUF_INIT;
	struct err e = ERR_INIT;
	bool ok = false;
	if (file_read(path, YAML_LIMIT, &bytes, &e)) {
		ok = yaml_decode(path, bytes.data, bytes.len, shape, object, problems);
	} else {
		shape_init(shape, object);
		/* A problem is printed with its file before it: the name is not said twice. */
		size_t skip = strlen(path);
		bool named = !strncmp(e.message, path, skip) && e.message[skip] == ' ';
		problems_add(problems, PROBLEM_ERROR, path, (struct place){ 0, 0 }, "%s",
			     e.message + (named ? skip + 1 : 0));
	}
	buf_release(&bytes);
	return ok;
}
