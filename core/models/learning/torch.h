// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All of LibTorch, which takes 12 s or more to parse: this header is precompiled once (CMakeLists.txt of this
// room) and included only by .cpp files and private headers that are listed after LEARNING.
#include <torch/torch.h>
