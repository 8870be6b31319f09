#include "famctx/api/request.h"

#include "famctx/api/vocabulary.h"

const char *const request_kind_codes[] = { "own", "records", "rules", "trail", "data", "projects", "challenges", NULL };

#define NAME(name, kind) name,
const char *const request_codes[] = { REQUEST_LIST(NAME) NULL };

#define KIND(name, kind) kind,
static const enum request_kind kinds[] = { REQUEST_LIST(KIND) };

int request_kind(const char *name)
{
	int at = code_find(request_codes, name);
	return at < 0 ? -1 : (int)kinds[at];
}
