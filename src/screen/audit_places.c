#include "audit_places.h"

#include <string.h>

#include "audit.h"
#include "famctx/screen/project.h"
#include "famctx/screen/session.h"

static bool may(const struct app *app, const char *request)
{
	const struct hello_answer *hello = app->session ? app->session->hello : NULL;
	for (size_t i = 0; hello && i < hello->requests_count; i++)
		if (!strcmp(hello->requests[i], request))
			return true;
	return false;
}

static const struct screen_ops *place_of(const struct app *app, enum action a)
{
	/* Without files of words there is nothing to show. */
	if (!app->screens)
		return NULL;
	if (a == ACTION_TRAIL)
		return may(app, REQUEST_AUDIT_LIST) ? &screen_trail : NULL;
	if (a == ACTION_ACTIVITY)
		return may(app, REQUEST_AUDIT_MINE) ? &screen_looks : NULL;
	if (a == ACTION_GUIDE)
		return may(app, REQUEST_PROJECT_GUIDE) ? &screen_guide : NULL;
	if (a == ACTION_PRIVACY)
		return &screen_privacy;
	return a == ACTION_RECORDED ? &screen_recorded : NULL;
}

bool audit_place_works(const struct app *app, enum action a)
{
	const struct screen_ops *ops = place_of(app, a);
	return ops && (!app_top(app) || app_top(app)->ops != ops);
}

bool audit_place_go(struct app *app, enum action a)
{
	const struct screen_ops *ops = place_of(app, a);
	if (ops)
		app_go(app, ops, NULL);
	return ops != NULL;
}
