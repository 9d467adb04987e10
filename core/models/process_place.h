// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace vestigo::models {

/// Where this process stands among those that train one model together.
struct ProcessPlace {
    int rank = 0;                      ///< 0: the first, which validates, keeps the checkpoint and writes
    int size = 1;                      ///< 1: it is alone
    std::string address = "127.0.0.1"; ///< of the machine of the first
    std::uint16_t port = 29500;        ///< at which it waits for the others
    bool together() const { return size > 1; }
    bool first() const { return rank == 0; }
};

/// A variable of the environment; nothing where it is not set.
using Environment = std::function<std::optional<std::string>(const char* name)>;

/// What the environment says, as torchrun (RANK, WORLD_SIZE), OpenMPI's mpirun (OMPI_COMM_WORLD_RANK and
/// _SIZE) or Slurm's srun (SLURM_PROCID, SLURM_STEP_NUM_TASKS or SLURM_NTASKS) set it; alone where none of
/// them did. MASTER_ADDR and MASTER_PORT say where the first is. Without MASTER_ADDR it is this machine if
/// mpirun says that all are on one, the first of Slurm's list of nodes, or else an error.
Result<ProcessPlace> processPlace(const Environment& environment);
Result<ProcessPlace> processPlace(); ///< of this process

} // namespace vestigo::models
