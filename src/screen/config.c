#include "famctx/screen/config.h"

#include <string.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"
#include "famctx/ui/action.h"
#include "config.h"

enum { TEXT_KEY_AT, TEXT_TEXT_AT };

static const struct field text_fields[] = {
	[TEXT_KEY_AT] = FIELD_TEXT(struct screen_text, key, REQUIRED, N_("The key; never changed")),
	[TEXT_TEXT_AT] = FIELD_TEXT(struct screen_text, text, REQUIRED, N_("The words")),
};
static const struct shape text_shape =
        SHAPE_PLACED(struct screen_text, "text", text_fields, place, TEXT_TEXT_AT);

static const struct field column_fields[] = {
	FIELD_TEXT(struct column, field, REQUIRED, N_("What the column shows")),
	FIELD_TEXT(struct column, heading, REQUIRED, N_("What stands above it")),
	FIELD_INTEGER(struct column, width, OPTIONAL, 1, 80, N_("Columns it takes; otherwise what is left")),
	FIELD_INTEGER(struct column, priority, OPTIONAL, 1, 9,
	              N_("Where there is no room the highest goes first")),
};
static const struct shape column_shape = SHAPE_PLACED(struct column, "column", column_fields, place, -1);

static const struct field purpose_fields[] = {
	FIELD_WORD(struct offered_purpose, basis, REQUIRED, basis_codes, -1, N_("The purpose")),
	FIELD_TEXTS(struct offered_purpose, roles, OPTIONAL, N_("Roles that may choose it; otherwise all")),
};
static const struct shape purpose_shape =
        SHAPE_PLACED(struct offered_purpose, "purpose", purpose_fields, place, 0);

static const struct field file_fields[] = {
	FIELD_LIST(struct screen_file, columns, OPTIONAL, &column_shape, N_("Columns, in order")),
	FIELD_LIST(struct screen_file, purposes, OPTIONAL, &purpose_shape, N_("Purposes offered, in order")),
	FIELD_KEYED(struct screen_file, texts, REQUIRED, &text_shape, N_("Every sentence of the screen")),
	FIELD_TEXT(struct screen_file, help, OPTIONAL, N_("Paragraphs shown by F1")),
};
static const struct shape file_shape = SHAPE(struct screen_file, "screen", file_fields);

const char *const screen_file_names[FILE_COUNT] = {
#define FILE(name) #name,
	SCREEN_FILES(FILE)
#undef FILE
};

const struct text_rule text_rules[TEXT_COUNT] = {
#define TEXT(file, key, places, columns) { FILE_##file, #key, places, columns },
#include "famctx/screen/texts.def"
#undef TEXT
};

const struct column_rule column_rules[COLUMN_COUNT] = {
#define COLUMN(file, field) { FILE_##file, #field },
#include "famctx/screen/columns.def"
#undef COLUMN
};

/* The key of an action; where no key leads to it now, the name by which the palette knows it. */
static void add_key(enum action a, bool letters, struct buf *out)
{
	size_t before = out->len;
	action_key_name(a, letters, out);
	if (out->len == before)
		buf_add_text(out, _(action_info(a)->name));
}

/* Puts keys in the place of {ACTION}. */
static void fill_keys(const char *text, bool letters, struct buf *out)
{
	while (*text) {
		size_t len = strcspn(text, "{");
		buf_add(out, text, len);
		text += len;
		enum action a = config_action(text, &len);
		if (a == ACTION_NONE)
			len = *text ? 1 : 0;
		if (a == ACTION_NONE)
			buf_add(out, text, len);
		else
			add_key(a, letters, out);
		text += len;
	}
}

/* Help has no other places, so it is made ready once. */
void screens_use_letters(struct screens *s, bool letters)
{
	for (int id = 0; id < FILE_COUNT; id++) {
		struct buf filled = BUF_INIT;
		mem_free(s->help[id]);
		s->help[id] = NULL;
		if (!s->files[id].help)
			continue;
		fill_keys(s->files[id].help, letters, &filled);
		s->help[id] = buf_detach(&filled);
	}
}

static bool read_file(const char *folder, enum screen_file_id id, struct screen_file *out,
                      struct problems *problems)
{
	struct buf name = BUF_INIT, path = BUF_INIT;
	buf_printf(&name, "%s.yaml", screen_file_names[id]);
	file_join(&path, folder, name.data);
	bool ok = yaml_decode_file(path.data, &file_shape, out, problems);
	if (ok)
		ok = config_check(path.data, id, out, problems);
	buf_release(&path);
	buf_release(&name);
	return ok;
}

static void index_texts(struct screens *s)
{
	for (int t = 0; t < TEXT_COUNT; t++)
		s->texts[t] = screens_find(s, text_rules[t].file, text_rules[t].key);
}

bool screens_load(const char *folder, struct screens *out, struct problems *problems)
{
	bool ok = true;
	memset(out, 0, sizeof(*out));
	for (int id = 0; id < FILE_COUNT; id++)
		ok &= read_file(folder, (enum screen_file_id)id, &out->files[id], problems);
	index_texts(out);
	screens_use_letters(out, true);
	return ok;
}

void screens_release(struct screens *s)
{
	for (int id = 0; id < FILE_COUNT; id++) {
		shape_release(&file_shape, &s->files[id]);
		mem_free(s->help[id]);
		s->help[id] = NULL;
	}
	memset(s->texts, 0, sizeof(s->texts));
}

bool screens_check(const char *folder, struct problems *problems)
{
	struct screens screens;
	bool ok = screens_load(folder, &screens, problems);
	screens_release(&screens);
	problems_sort(problems);
	return ok;
}

const char *screens_find(const struct screens *s, enum screen_file_id file, const char *key)
{
	const struct screen_file *f = &s->files[file];
	for (size_t i = 0; i < f->texts_count; i++)
		if (f->texts[i].key && !strcmp(f->texts[i].key, key))
			return f->texts[i].text;
	return NULL;
}

const char *screens_text(const struct screens *s, enum text t)
{
	return s->texts[t] ? s->texts[t] : text_rules[t].key;
}

const char *screens_help(const struct screens *s, enum screen_file_id file)
{
	return s->help[file];
}

void screens_fill(const struct screens *s, enum text t, bool letters, const struct fill *fills, size_t count,
                  struct buf *out)
{
	struct buf keyed = BUF_INIT;
	fill_keys(screens_text(s, t), letters, &keyed);
	words_fill(keyed.data, fills, count, out);
	buf_release(&keyed);
}
