#include "famctx/intake/manifest.h"

#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/intake/target.h"
#include "famctx/schema/yaml.h"
#include "famctx/text/number.h"
#include "manifest_check.h"

static const struct {
	const char *word;
	int64_t days;
} refresh_words[] = {
	{ "none", INTEGER_NONE }, { "daily", 1 },     { "weekly", 7 },  { "fortnightly", 14 },
	{ "monthly", 31 },	  { "termly", 122 }, { "yearly", 366 },
};

static void read_refresh(struct manifest *m, struct problems *problems)
{
	m->refresh_days = INTEGER_NONE;
	if (!m->refresh)
		return;
	for (size_t i = 0; i < ARRAY_LEN(refresh_words); i++) {
		if (!strcmp(m->refresh, refresh_words[i].word)) {
			m->refresh_days = refresh_words[i].days;
			return;
		}
	}
	if (!number_parse(m->refresh, 1, 3660, &m->refresh_days))
		problems_add(problems, PROBLEM_ERROR, m->path, m->at,
			     _("'refresh' must be daily, weekly, fortnightly, monthly, termly, yearly, none or a "
			       "number of days; found '%s'"), m->refresh);
}

static void find_targets(struct manifest *m)
{
	for (size_t i = 0; i < m->files_count; i++)
		for (size_t j = 0; j < m->files[i].columns_count; j++) {
			struct manifest_column *c = &m->files[i].columns[j];
			c->target = c->to ? target_find(c->to) : -1;
		}
}

static bool finish(struct manifest *m, const char *path, struct problems *problems, size_t errors_before)
{
	struct manifest_checking checking = { m, problems };
	m->path = mem_copy_text(path);
	find_targets(m);
	read_refresh(m, problems);
	check_manifest(&checking);
	problems_sort(problems);
	return problems->errors == errors_before;
}

bool manifest_read_text(const char *path, const char *bytes, size_t len, struct manifest *m,
			struct problems *problems)
{
	size_t errors_before = problems->errors;
	bool ok = yaml_decode(path, bytes, len, &manifest_shape, m, problems);
	return finish(m, path, problems, errors_before) && ok;
}

static bool decode_within(const char *path, const struct within *within, struct manifest *m, struct problems *problems)
{
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	shape_init(&manifest_shape, m);
	int fd = within_open(within, path, &e);
	bool ok = fd >= 0 && file_read_open(fd, path, YAML_LIMIT, &text, &e);
	if (fd >= 0)
		close(fd);
	if (ok)
		ok = yaml_decode(path, text.data, text.len, &manifest_shape, m, problems);
	else
		problems_add(problems, PROBLEM_ERROR, path, (struct place){ 0, 0 }, _("the manifest cannot be read: %s"),
			     e.message);
	buf_release(&text);
	return ok;
}

bool manifest_read(const char *path, const struct within *within, struct manifest *m, struct problems *problems)
{
	size_t errors_before = problems->errors;
	bool ok = decode_within(path, within, m, problems);
	/* Nothing was read: that is one problem, not that every key is missing. */
	if (!ok && !m->at.line) {
		m->path = mem_copy_text(path);
		return false;
	}
	return finish(m, path, problems, errors_before) && ok;
}

void manifest_release(struct manifest *m)
{
	mem_free(m->path);
	m->path = NULL;
	shape_release(&manifest_shape, m);
}

static int either(int own, int common, int otherwise)
{
	if (own >= 0)
		return own;
	return common >= 0 ? common : otherwise;
}

struct csv_format manifest_csv_format(const struct manifest *m, const struct manifest_format *own)
{
	const struct manifest_format *all = &m->format;
	const char *delimiter = own->delimiter ? own->delimiter : all->delimiter;
	struct csv_format format = {
		.delimiter = !delimiter ? ',' : !strcmp(delimiter, "tab") ? '\t' : delimiter[0],
		.encoding = (enum csv_encoding)either(own->encoding, all->encoding, CSV_UTF_8),
		.header = either(own->header, all->header, 1),
		.trim = either(own->trim, all->trim, 1),
		.quotes = either(own->quotes, all->quotes, 1),
	};
	return format;
}

const struct manifest_column *manifest_column_of(const struct manifest_file *f, const char *column)
{
	for (size_t i = 0; i < f->columns_count; i++)
		if (!strcmp(f->columns[i].column, column))
			return &f->columns[i];
	return NULL;
}

bool manifest_maps(const struct manifest_file *f, int target)
{
	for (size_t i = 0; i < f->columns_count; i++)
		if (f->columns[i].target == target)
			return true;
	for (size_t i = 0; i < f->fixed_count; i++)
		if (f->fixed[i].from && target_find(f->fixed[i].from) == target)
			return true;
	return false;
}
