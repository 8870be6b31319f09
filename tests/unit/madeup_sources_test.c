#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/policy.h"
#include "famctx/base/file.h"
#include "famctx/family/freshness.h"
#include "famctx/intake/manifest.h"
#include "intake/madeup_private.h"

#define MANIFESTS "data/" MADEUP_MANIFESTS

struct sources {
	struct madeup m;
	struct policy policy;
	struct manifest *manifests;
	size_t count;
};

static int load(void **state)
{
	static struct sources s;
	static struct manifest manifests[16];
	struct problems problems = PROBLEMS_INIT;
	struct err e = ERR_INIT;
	char **names;
	s.manifests = manifests;
	bool ok = madeup_read("data/" MADEUP_FAMILIES, &s.m, &problems) &&
	          policy_load("data", &s.policy, &problems) &&
	          file_list(MANIFESTS, ".yaml", &names, &s.count, &e);
	for (size_t i = 0; ok && i < s.count; i++) {
		struct buf path = BUF_INIT;
		file_join(&path, MANIFESTS, names[i]);
		ok = manifest_read(path.data, NULL, &manifests[i], &problems) && problems.count == 0;
		buf_release(&path);
	}
	struct buf text = BUF_INIT;
	problems_print(&problems, &text);
	if (text.len)
		print_error("%s", text.data);
	buf_release(&text);
	if (ok)
		file_list_free(names, s.count);
	problems_release(&problems);
	*state = &s;
	return ok ? 0 : -1;
}

static int unload(void **state)
{
	struct sources *s = *state;
	for (size_t i = 0; i < s->count; i++)
		manifest_release(&s->manifests[i]);
	policy_release(&s->policy);
	madeup_release(&s->m);
	return 0;
}

static const struct manifest *manifest_of(const struct sources *s, const char *source)
{
	for (size_t i = 0; i < s->count; i++)
		if (!strcmp(s->manifests[i].source, source))
			return &s->manifests[i];
	fail_msg("there is no manifest of %s", source);
	return &s->manifests[0];
}

static const struct madeup_copy *copy_of(const struct sources *s, const char *source)
{
	for (size_t i = 0; i < s->m.catalogue.sources_count; i++)
		if (!strcmp(s->m.catalogue.sources[i].source, source))
			return &s->m.catalogue.sources[i];
	fail_msg("catalogue.yaml says nothing of %s", source);
	return &s->m.catalogue.sources[0];
}

static void copies_are_as_fresh_as_drawn(void **state)
{
	const struct sources *s = *state;
	static const struct {
		const char *source;
		int days;
		enum freshness freshness;
	} rows[] = {
		{ "children", 0, FRESH_UP_TO_DATE }, { "school", 0, FRESH_UP_TO_DATE },
		{ "adults", 2, FRESH_RECENT },       { "housing", 4, FRESH_GETTING_OLD },
		{ "police", 9, FRESH_LATE },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct madeup_copy *copy = copy_of(s, rows[i].source);
		struct date today = s->m.catalogue.today;
		const struct source_document document = {
			.copied = copy->copied,
			.refresh_days = manifest_of(s, rows[i].source)->refresh_days,
		};
		assert_int_equal(date_days_between(copy->copied, today), rows[i].days);
		assert_int_equal(source_freshness(&document, false, today), rows[i].freshness);
	}
}

static void every_service_of_the_policy_has_a_source(void **state)
{
	const struct sources *s = *state;
	for (size_t i = 0; i < s->policy.services_count; i++) {
		const struct service_rule *rule = &s->policy.services[i];
		size_t sources = 0;
		for (size_t j = 0; j < s->count; j++)
			sources += s->manifests[j].service && !strcmp(s->manifests[j].service, rule->service);
		assert_int_equal(sources, 1);
	}
}

static void sources_are_for_training_and_explain_themselves(void **state)
{
	const struct sources *s = *state;
	size_t not_shared = 0;
	for (size_t i = 0; i < s->count; i++) {
		const struct manifest *m = &s->manifests[i];
		assert_true(m->training);
		assert_non_null(m->scope.covers);
		assert_non_null(m->scope.not_covered);
		assert_true(madeup_phone_reserved(m->owner.phone));
		assert_true(madeup_email_reserved(m->owner.email));
		not_shared += m->not_shared;
	}
	assert_int_equal(not_shared, 1);
}

static bool is_feed(const char *file)
{
	for (int feed = 0; feed < MADEUP_FEEDS; feed++)
		if (!strcmp(madeup_feed_files[feed], file))
			return true;
	return false;
}

static void every_file_they_name_is_written(void **state)
{
	const struct sources *s = *state;
	for (size_t i = 0; i < s->count; i++) {
		for (size_t f = 0; f < s->manifests[i].files_count; f++)
			assert_true(is_feed(s->manifests[i].files[f].file));
		for (size_t c = 0; c < s->manifests[i].catalogues_count; c++)
			assert_true(is_feed(s->manifests[i].catalogues[c].file));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copies_are_as_fresh_as_drawn),
		cmocka_unit_test(every_service_of_the_policy_has_a_source),
		cmocka_unit_test(sources_are_for_training_and_explain_themselves),
		cmocka_unit_test(every_file_they_name_is_written),
	};
	return cmocka_run_group_tests(tests, load, unload);
}
