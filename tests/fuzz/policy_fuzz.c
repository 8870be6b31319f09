#include <stddef.h>
#include <stdint.h>

#include "famctx/access/permission.h"
#include "famctx/api/request.h"
#include "famctx/base/base.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever is accepted: nobody both reads records and changes rules, and what is one's own is open to all. */
static void check_role(const struct policy *p, int role)
{
	bool reads = false, changes = false;
	for (const char *const *name = request_codes; *name; name++) {
		int kind = request_kind(*name);
		bool may = permission_allows(p, role, *name, true);
		reads = reads || (kind == TOUCHES_RECORDS && may);
		changes = changes || (kind == TOUCHES_RULES && may);
		if (kind == TOUCHES_OWN && !may)
			BUG("a policy that closes what is one's own was accepted");
	}
	if (reads && changes)
		BUG("a policy in which a role has both duties was accepted");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct problems problems = PROBLEMS_INIT;
	struct policy p;
	bool ok = policy_read("policy.yaml", (const char *)data, size, &p, &problems);
	for (int role = ACCOUNT_OWNER + 1; ok && role < ACCOUNT_ROLE_COUNT; role++)
		check_role(&p, role);
	if (ok == (problems.errors > 0))
		BUG("the answer and the problems do not agree");
	policy_release(&p);
	problems_release(&problems);
	return 0;
}
