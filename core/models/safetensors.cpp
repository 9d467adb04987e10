// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/half.h"
#include "core/base/json_reader.h"
#include "core/models/model_state.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <tuple>
#include <utility>

namespace vestigo::models {

namespace {

constexpr std::size_t lengthBytes = 8;

Error modelError(const std::filesystem::path& path, const std::string& place, const Text& message,
                 std::vector<std::string> arguments = {}) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.file = path.string();
    error.place = place;
    error.message = message;
    error.arguments = std::move(arguments);
    error.remedy = VESTIGO_TEXT("Error", "use a complete safetensors file, or train the model again");
    return error;
}

enum class Type { F64, F32, F16, BF16, Other };

Type typeOf(const std::string& name) {
    if (name == "F32") {
        return Type::F32;
    }
    if (name == "F64") {
        return Type::F64;
    }
    if (name == "F16") {
        return Type::F16;
    }
    return name == "BF16" ? Type::BF16 : Type::Other;
}

std::uint64_t bytesOf(Type type) {
    switch (type) {
    case Type::F64:
        return 8;
    case Type::F32:
        return 4;
    default:
        return 2;
    }
}

template <class T>
T rawAt(const char* data) {
    T value;
    std::memcpy(&value, data, sizeof(T));
    return value;
}

float numberAt(const char* data, Type type) {
    switch (type) {
    case Type::F64:
        return static_cast<float>(rawAt<double>(data));
    case Type::F32:
        return rawAt<float>(data);
    case Type::F16:
        return floatOf(rawAt<Half>(data));
    default: {
        const std::uint32_t bits = static_cast<std::uint32_t>(rawAt<std::uint16_t>(data)) << 16U;
        float value = 0.0F;
        std::memcpy(&value, &bits, sizeof(value));
        return value;
    }
    }
}

/// A whole number >= 0 that an array holds.
bool wholeNumber(const Json& json, std::uint64_t most, std::uint64_t& value) {
    if (!json.is_number_unsigned()) {
        return false;
    }
    value = json.get<std::uint64_t>();
    return value <= most;
}

/// Where the numbers of one tensor lie behind the header.
struct Extent {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::string name;
};

/// Tensors lie one behind the other without a hole and without sharing bytes: what overlaps could make a
/// small file fill the memory, and what lies between could hide anything.
bool tile(std::vector<Extent> extents, std::uint64_t size, std::string& wrong) {
    std::sort(extents.begin(), extents.end(), [](const Extent& a, const Extent& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    std::uint64_t next = 0;
    for (const Extent& extent : extents) {
        if (extent.begin != next) {
            wrong = extent.name;
            return false;
        }
        next = extent.end;
    }
    return next == size;
}

/// Reads one entry of the header and its numbers. `data` is what follows the header.
Result<Tensor> readTensor(const Json& entry, const std::string& name, const char* data, std::uint64_t size,
                          const std::filesystem::path& path) {
    const Error broken =
        modelError(path, name, VESTIGO_TEXT("Error", "has a wrong type, shape or place in the file"));
    if (!entry.is_object() || !entry.contains("dtype") || !entry["dtype"].is_string() ||
        !entry.contains("shape") || !entry["shape"].is_array() || !entry.contains("data_offsets") ||
        !entry["data_offsets"].is_array() || entry["data_offsets"].size() != 2 ||
        entry["shape"].size() > 16) {
        return broken;
    }
    const Type type = typeOf(entry["dtype"].get<std::string>());
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    if (type == Type::Other || !wholeNumber(entry["data_offsets"][0], size, begin) ||
        !wholeNumber(entry["data_offsets"][1], size, end) || begin > end) {
        return broken;
    }
    Tensor tensor;
    std::uint64_t count = 1;
    for (const Json& side : entry["shape"]) {
        std::uint64_t length = 0;
        if (!wholeNumber(side, size + 1, length) || (length != 0 && count > (size + 1) / length)) {
            return broken;
        }
        count *= length;
        tensor.shape.push_back(static_cast<std::int64_t>(length));
    }
    if (count * bytesOf(type) != end - begin) {
        return broken;
    }
    tensor.values.reserve(static_cast<std::size_t>(count));
    for (std::uint64_t i = 0; i < count; ++i) {
        const float value = numberAt(data + begin + i * bytesOf(type), type);
        if (!std::isfinite(value)) {
            return modelError(path, name, VESTIGO_TEXT("Error", "holds a value that is not a finite number"));
        }
        tensor.values.push_back(value);
    }
    return tensor;
}

/// As the header says them; an entry that is broken in itself is found when it is read.
std::vector<Extent> extentsOf(const Json& header) {
    std::vector<Extent> extents;
    for (const auto& entry : header.items()) {
        const Json& value = entry.value();
        if (entry.key() == "__metadata__" || !value.is_object() || !value.contains("data_offsets")) {
            continue;
        }
        const Json& offsets = value["data_offsets"];
        Extent extent;
        extent.name = singleLine(entry.key(), 80);
        if (offsets.is_array() && offsets.size() == 2 && offsets[0].is_number_unsigned() &&
            offsets[1].is_number_unsigned()) {
            extent.begin = offsets[0].get<std::uint64_t>();
            extent.end = offsets[1].get<std::uint64_t>();
            extents.push_back(std::move(extent));
        }
    }
    return extents;
}

} // namespace

Result<ModelState> readSafetensors(const std::filesystem::path& path) {
    const Result<std::string> content = readFile(path, ModelLimits::fileBytes);
    if (!content) {
        return content.error();
    }
    const Error notOne = modelError(path, {}, VESTIGO_TEXT("Error", "is no safetensors file"));
    if (content->size() < lengthBytes) {
        return notOne;
    }
    const auto headerBytes = rawAt<std::uint64_t>(content->data());
    if (headerBytes > ModelLimits::headerBytes || headerBytes > content->size() - lengthBytes) {
        return notOne;
    }
    const auto header =
        parseJson(content->substr(lengthBytes, static_cast<std::size_t>(headerBytes)), path.string());
    if (!header || !header->is_object() || header->size() > ModelLimits::tensors) {
        return notOne;
    }
    const char* data = content->data() + lengthBytes + headerBytes;
    const std::uint64_t size = content->size() - lengthBytes - headerBytes;
    std::string wrong;
    if (!tile(extentsOf(*header), size, wrong)) {
        return modelError(path, wrong,
                          VESTIGO_TEXT("Error", "the numbers of its tensors overlap or leave a hole"));
    }
    ModelState state;
    for (const auto& entry : header->items()) {
        if (entry.key() == "__metadata__") {
            if (!entry.value().is_object()) {
                return modelError(path, "__metadata__", VESTIGO_TEXT("Error", "must hold texts only"));
            }
            for (const auto& text : entry.value().items()) {
                if (!text.value().is_string()) {
                    return modelError(path, "__metadata__", VESTIGO_TEXT("Error", "must hold texts only"));
                }
                state.metadata[text.key()] = text.value().get<std::string>();
            }
            continue;
        }
        auto tensor = readTensor(entry.value(), singleLine(entry.key(), 80), data, size, path);
        if (!tensor) {
            return tensor.error();
        }
        state.tensors[entry.key()] = tensor.take();
    }
    return state;
}

Result<Done> writeSafetensors(const std::filesystem::path& path, const ModelState& state,
                              Precision precision) {
    const auto writtenHalf = [precision](const Tensor& tensor) {
        return precision == Precision::Half && !tensor.exact;
    };
    Json header = Json::object();
    if (!state.metadata.empty()) {
        header["__metadata__"] = state.metadata;
    }
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : state.tensors) {
        const bool half = writtenHalf(tensor);
        const std::uint64_t bytes = tensor.values.size() * bytesOf(half ? Type::F16 : Type::F32);
        header[name] = {{"dtype", half ? "F16" : "F32"},
                        {"shape", tensor.shape},
                        {"data_offsets", {offset, offset + bytes}}};
        offset += bytes;
    }
    std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.append((lengthBytes - text.size() % lengthBytes) % lengthBytes, ' '); // numbers begin aligned
    const auto length = static_cast<std::uint64_t>(text.size());
    std::string content(reinterpret_cast<const char*>(&length), sizeof(length));
    content += text;
    for (const auto& entry : state.tensors) {
        const std::vector<float>& values = entry.second.values;
        if (!writtenHalf(entry.second)) {
            content.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
            continue;
        }
        for (const float value : values) {
            const Half bits = halfOf(value);
            content.append(reinterpret_cast<const char*>(&bits), sizeof(bits));
        }
    }
    return writeFileAtomically(path, content);
}

} // namespace vestigo::models
