// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/kernel_set.h"

namespace vestigo::models {

const KernelSet& fittingKernels() {
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("fma") != 0) {
        return avx512Kernels;
    }
    if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
        return avx2Kernels;
    }
#endif
    return baselineKernels;
}

} // namespace vestigo::models
