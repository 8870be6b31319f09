/* How the program ends when it cannot go on. Private to base. */
#ifndef FAMCTX_SRC_BASE_DEATH_H
#define FAMCTX_SRC_BASE_DEATH_H

#include "famctx/base/base.h"

NO_RETURN void base_out_of_memory(void);

#endif
