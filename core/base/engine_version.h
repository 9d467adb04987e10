// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Of the module; the program that loads it must have the same. In the module only.
extern "C" const char* vestigoEngineVersion();
