// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vestigo::models {

/// One named tensor, row-major.
struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
    bool exact = false; ///< not to be rounded: there are numbers of things among them
};

/// All that the store, hashing and federation ever see of a model: names, shapes, floats, and text about it.
struct ModelState {
    std::map<std::string, Tensor> tensors;
    std::map<std::string, std::string> metadata; ///< "engine", "name", "created", settings as JSON ...
};

struct ModelLimits {
    static constexpr std::uint64_t fileBytes = 2ULL << 30U;
    static constexpr std::uint64_t headerBytes = 16ULL << 20U;
    static constexpr std::size_t tensors = 65536;
};

/// How numbers are written: Half takes two bytes each and keeps 11 bits of them, at most 65504; what
/// Tensor::exact says stays single.
enum class Precision : std::uint8_t { Single, Half };

/// safetensors (F32, F16, BF16, F64 read; F32 or F16 written): a length, a JSON header, raw numbers. It can
/// hold no code. Every offset, shape and size is checked before anything is read.
Result<ModelState> readSafetensors(const std::filesystem::path& path);
Result<Done> writeSafetensors(const std::filesystem::path& path, const ModelState& state,
                              Precision precision = Precision::Single);

} // namespace vestigo::models
