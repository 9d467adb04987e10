// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/torch.h"

#include "core/models/learning/settle.h"

#include <algorithm>
#include <dlfcn.h>
#include <malloc.h>

namespace vestigo::models {

void settleTorch() {
    static const bool settled = [] {
        // One thread computes faster than two that wait for each other, wherever another program runs as
        // well; who trains may ask for more.
        at::set_num_threads(1);
        // OpenBLAS with POSIX threads does not listen to LibTorch.
        using SetThreads = void (*)(int);
        void* symbol = dlsym(RTLD_DEFAULT, "openblas_set_num_threads");
        if (symbol != nullptr) {
            reinterpret_cast<SetThreads>(symbol)(1);
        }
#ifdef M_MMAP_THRESHOLD
        // Feature maps of some megabytes come and go with each frame: kept in the heap they cost a third less
        // time than mapped anew from the kernel. 32 MiB is the most that glibc takes.
        mallopt(M_MMAP_THRESHOLD, 32 << 20);
        mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
        return true;
    }();
    static_cast<void>(settled);
}

void beginTraining(std::uint64_t seed, int threads) {
    settleTorch();
    at::set_num_threads(std::max(1, threads));
    torch::manual_seed(seed);
}

} // namespace vestigo::models
