// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/engine_version.h"

const char* vestigo_engine_version() {
    return VESTIGO_VERSION;
}
