// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized" // g++ 12 about its own _mm512_rcp14_ps
#endif
#include "core/models/encoder/fused/kernel_body.h"

namespace vestigo::models {

const KernelSet avx512Kernels{"avx512", depthwise, squeeze, activate};

} // namespace vestigo::models
