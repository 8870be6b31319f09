#include "famctx/guidance/content.h"

#include "content_private.h"
#include "content_shapes.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"

static const struct content_file {
	const char *name;
	const struct shape *shape;
	size_t at;
} files[] = {
	{ "about.yaml", &about_shape, offsetof(struct guidance, about) },
	{ "facts.yaml", &fact_content_shape, offsetof(struct guidance, facts) },
	{ "resources.yaml", &resource_content_shape, offsetof(struct guidance, resources) },
	{ "workbook.yaml", &workbook_content_shape, offsetof(struct guidance, workbook) },
	{ "triage.yaml", &triage_content_shape, offsetof(struct guidance, triage) },
	{ "themes.yaml", &themes_shape, offsetof(struct guidance, themes) },
	{ "maturity.yaml", &maturity_content_shape, offsetof(struct guidance, maturity) },
	{ "gates.yaml", &gate_content_shape, offsetof(struct guidance, gates) },
	{ "registers.yaml", &register_content_shape, offsetof(struct guidance, registers) },
	{ "workshop.yaml", &workshop_shape, offsetof(struct guidance, workshop) },
	{ "glossary.yaml", &glossary_shape, offsetof(struct guidance, glossary) },
	{ "transparency.yaml", &transparency_shape, offsetof(struct guidance, transparency) },
	{ "words.yaml", &document_words_shape, offsetof(struct guidance, words) },
};

void reading_wrong(struct reading *r, const char *file, struct place at, const char *format, ...)
{
	struct buf path = BUF_INIT;
	va_list args;
	file_join(&path, r->folder, file);
	va_start(args, format);
	problems_vadd(r->problems, PROBLEM_ERROR, path.data, at, format, args);
	va_end(args);
	buf_release(&path);
}

void stage_file_name(const struct stage *s, char name[STAGE_FILE_SIZE])
{
	snprintf(name, STAGE_FILE_SIZE, "stages/%02lld.yaml", (long long)s->number);
}

static bool read_files(struct reading *r)
{
	struct buf path = BUF_INIT;
	bool ok = true;
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		buf_clear(&path);
		file_join(&path, r->folder, files[i].name);
		ok = yaml_decode_file(path.data, files[i].shape, (char *)r->g + files[i].at, r->problems) &&
		     ok;
	}
	buf_release(&path);
	return ok;
}

static bool read_stage(struct reading *r, const char *folder, const char *name)
{
	static const struct place top = { 1, 1 };
	struct buf path = BUF_INIT;
	struct stage *s = &r->g->stages[r->g->stages_count++];
	char expected[STAGE_FILE_SIZE];
	file_join(&path, folder, name);
	bool ok = yaml_decode_file(path.data, &stage_shape, s, r->problems);
	stage_file_name(s, expected);
	if (ok && strcmp(expected + strlen("stages/"), name) != 0) {
		problems_add(r->problems, PROBLEM_ERROR, path.data, top,
		             _("this is stage %lld, so the file should be %s"), (long long)s->number,
		             expected);
		ok = false;
	}
	buf_release(&path);
	return ok;
}

/* The names of the files give the order: 00.yaml to 10.yaml. */
static bool read_stages(struct reading *r)
{
	static const struct place nowhere = { 0, 0 };
	struct buf folder = BUF_INIT;
	struct err e = ERR_INIT;
	char **names;
	size_t count;
	file_join(&folder, r->folder, "stages");
	bool ok = file_list(folder.data, ".yaml", &names, &count, &e);
	if (!ok)
		problems_add(r->problems, PROBLEM_ERROR, folder.data, nowhere, "%s", e.message);
	if (ok) {
		r->g->stages = mem_zero(count + 1, sizeof(*r->g->stages));
		for (size_t i = 0; i < count; i++)
			ok = read_stage(r, folder.data, names[i]) && ok;
		file_list_free(names, count);
	}
	buf_release(&folder);
	return ok;
}

bool guidance_load(const char *folder, struct guidance *out, struct problems *problems)
{
	struct buf path = BUF_INIT;
	size_t errors = problems->errors;
	file_join(&path, folder, "guidance");
	*out = (struct guidance) { .stages = NULL };
	struct reading r = { out, problems, path.data };
	bool read = read_files(&r);
	read = read_stages(&r) && read;
	content_link(&r);
	/* Half a file would only give problems that are none. */
	if (read) {
		content_check(&r);
		content_check_gates(&r);
	}
	buf_release(&path);
	return problems->errors == errors;
}

void guidance_release(struct guidance *g)
{
	for (size_t i = 0; i < g->triage.terms_count; i++)
		mem_free(g->triage.terms[i].owned);
	mem_free(g->triage.terms);
	mem_free(g->actions);
	mem_free(g->by_id);
	for (size_t i = 0; i < g->stages_count; i++)
		shape_release(&stage_shape, &g->stages[i]);
	mem_free(g->stages);
	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		shape_release(files[i].shape, (char *)g + files[i].at);
	*g = (struct guidance) { .stages = NULL };
}

void guidance_check(const char *folder, struct problems *problems)
{
	struct guidance g;
	(void)!guidance_load(folder, &g, problems);
	guidance_release(&g);
}
