// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_modes.h"
#include "core/models/model_state.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <cstring>
#include <fstream>
#include <limits>
#include <sys/resource.h>

using namespace vestigo;
using namespace vestigo::models;

namespace {

/// A file of the format from a header and the bytes behind it.
std::string fileOf(const std::string& header, const std::string& numbers,
                   std::uint64_t length = std::numeric_limits<std::uint64_t>::max()) {
    const std::uint64_t written =
        length == std::numeric_limits<std::uint64_t>::max() ? header.size() : length;
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &written, 8);
    return bytes + header + numbers;
}

std::string floats(const std::vector<float>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

std::string entry(const std::string& type, const std::string& shape, const std::string& offsets) {
    return R"({"dtype":")" + type + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}";
}

struct Hostile {
    const char* name;
    std::string bytes;
};

std::string sixteen() {
    return std::string(16, '\0');
}

std::vector<Hostile> hostileHeaders() {
    const std::string nan = floats({std::numeric_limits<float>::quiet_NaN()});
    std::string deep(200000, '[');
    return {
        {"empty file", ""},
        {"seven bytes", std::string(7, '\0')},
        {"header longer than the file", fileOf("{}", "", 1000)},
        {"header of 2^63 bytes", fileOf("{}", "", 1ULL << 63U)},
        {"header of 17 MiB", fileOf(std::string(17U << 20U, ' '), "")},
        {"no JSON", fileOf("PK\x03\x04", "")},
        {"an array", fileOf("[]", "")},
        {"deep JSON", fileOf(deep, "")},
        {"the same name twice",
         fileOf(R"({"a":)" + entry("F32", "[1]", "[0,4]") + R"(,"a":)" + entry("F32", "[1]", "[4,8]") + "}",
                std::string(8, '\0'))},
        {"metadata with a number", fileOf(R"({"__metadata__":{"a":1}})", "")},
        {"metadata that is a text", fileOf(R"({"__metadata__":"a"})", "")},
        {"not a number", fileOf(R"({"a":)" + entry("F32", "[1]", "[0,4]") + "}", nan)},
    };
}

std::vector<Hostile> hostileTensors() {
    const auto one = [](const std::string& inner) { return fileOf(R"({"a":)" + inner + "}", sixteen()); };
    return {
        {"unknown type", one(entry("I64", "[2]", "[0,16]"))},
        {"type is a number", one(R"({"dtype":1,"shape":[4],"data_offsets":[0,16]})")},
        {"no shape", one(R"({"dtype":"F32","data_offsets":[0,16]})")},
        {"no offsets", one(R"({"dtype":"F32","shape":[4]})")},
        {"three offsets", one(entry("F32", "[4]", "[0,16,16]"))},
        {"negative offset", one(entry("F32", "[4]", "[-16,0]"))},
        {"fraction as offset", one(entry("F32", "[4]", "[0,16.0]"))},
        {"offsets turned round", one(entry("F32", "[4]", "[16,0]"))},
        {"behind the end", one(entry("F32", "[8]", "[0,32]"))},
        {"offset of 2^64 - 1", one(entry("F32", "[4]", "[0,18446744073709551615]"))},
        {"shape larger than its bytes", one(entry("F32", "[5]", "[0,16]"))},
        {"shape smaller than its bytes", one(entry("F32", "[3]", "[0,16]"))},
        {"negative side", one(entry("F32", "[-4]", "[0,16]"))},
        {"shape that overflows", one(entry("F32", "[4294967296,4294967296,4]", "[0,16]"))},
        {"seventeen sides", one(entry("F32", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,4]", "[0,16]"))},
        {"an array instead of an object", one("[]")},
        {"a hole before", one(entry("F32", "[3]", "[4,16]"))},
        {"bytes left over", one(entry("F32", "[3]", "[0,12]"))},
        {"overlapping",
         fileOf(R"({"a":)" + entry("F32", "[4]", "[0,16]") + R"(,"b":)" + entry("F32", "[3]", "[4,16]") + "}",
                sixteen())},
        {"the same place twice",
         fileOf(R"({"a":)" + entry("F32", "[4]", "[0,16]") + R"(,"b":)" + entry("F32", "[4]", "[0,16]") + "}",
                sixteen())},
    };
}

std::vector<Hostile> hostileFiles() {
    std::vector<Hostile> all = hostileHeaders();
    for (Hostile& tensor : hostileTensors()) {
        all.push_back(std::move(tensor));
    }
    return all;
}

ModelState sample() {
    ModelState state;
    state.tensors["b"] = {{2, 3}, {1.0F, -2.5F, 3.0F, 0.0F, 1e-30F, -1e30F}};
    state.tensors["a"] = {{}, {0.5F}};
    state.tensors["none"] = {{0, 4}, {}};
    state.metadata = {{"engine", "kmeans"}, {"name", "Werk \"7\"\n中文"}};
    return state;
}

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenIsReadBack() {
        const testing::TemporaryFolder folder;
        const ModelState state = sample();
        QVERIFY(writeSafetensors(folder / "m.safetensors", state).ok());
        const Result<ModelState> read = readSafetensors(folder / "m.safetensors");
        QVERIFY(read.ok());
        QCOMPARE(read->metadata, state.metadata);
        QCOMPARE(read->tensors.size(), state.tensors.size());
        for (const auto& [name, tensor] : state.tensors) {
            QCOMPARE(read->tensors.at(name).shape, tensor.shape);
            QCOMPARE(read->tensors.at(name).values, tensor.values);
        }
    }

    /// Halves as Python's struct.pack("e", x) rounds them.
    void halvesAreRoundedToTheNearest() {
        const testing::TemporaryFolder folder;
        ModelState state;
        state.tensors["x"] = {{10},
                              {0.0F, 1.0F, -0.1F, 1.0F / 3, 2049.0F, 2051.0F, 3e-8F, 2e-8F, 4095.9F, 1e9F}};
        QVERIFY(writeSafetensors(folder / "half", state, Precision::Half).ok());
        QVERIFY(writeSafetensors(folder / "single", state).ok());
        QCOMPARE(contentOf(folder / "single").size() - contentOf(folder / "half").size(), std::size_t(20));
        const Result<ModelState> read = readSafetensors(folder / "half");
        QVERIFY(read.ok());
        QCOMPARE(read->tensors.at("x").values,
                 (std::vector<float>{0.0F, 1.0F, -0.0999755859375F, 0.333251953125F, 2048.0F, 2052.0F,
                                     5.9604645e-8F, 0.0F, 4096.0F, 65504.0F}));
    }

    /// Node 2049 of a tree is not node 2048.
    void numbersOfThingsStaySingle() {
        const testing::TemporaryFolder folder;
        ModelState state;
        state.tensors["a"] = {{1}, {2049.0F}, true};
        state.tensors["b"] = {{3}, {2049.0F, 0.1F, 1.0F}};
        state.tensors["c"] = {{2}, {0.1F, 4097.0F}, true};
        QVERIFY(writeSafetensors(folder / "half", state, Precision::Half).ok());
        const Result<ModelState> read = readSafetensors(folder / "half");
        QVERIFY(read.ok());
        QCOMPARE(read->tensors.at("a").values, (std::vector<float>{2049.0F}));
        QCOMPARE(read->tensors.at("b").values, (std::vector<float>{2048.0F, 0.0999755859375F, 1.0F}));
        QCOMPARE(read->tensors.at("c").values, (std::vector<float>{0.1F, 4097.0F}));
    }

    void theSameStateGivesTheSameBytes() {
        const testing::TemporaryFolder folder;
        QVERIFY(writeSafetensors(folder / "1", sample()).ok());
        QVERIFY(writeSafetensors(folder / "2", sample()).ok());
        QCOMPARE(contentOf(folder / "1"), contentOf(folder / "2"));
    }

    /// tests/data/golden/models/make_safetensors_golden.py says how the file was made.
    void readsWhatTheReferenceImplementationWrote() {
        const Result<ModelState> read = readSafetensors(std::filesystem::path(VESTIGO_SOURCE_DIR) /
                                                        "tests/data/golden/models/reference.safetensors");
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().oneLine().c_str());
        for (const char* type : {"float64", "float32", "float16", "bfloat16"}) {
            const Tensor& tensor = read->tensors.at(type);
            QCOMPARE(tensor.shape, (std::vector<std::int64_t>{3, 4}));
            for (int i = 0; i < 12; ++i) {
                QCOMPARE(tensor.values[static_cast<std::size_t>(i)], static_cast<float>(i - 6) / 4.0F);
            }
        }
        QCOMPARE(read->tensors.at("scalar").values, std::vector<float>{0.75F});
        QVERIFY(read->tensors.at("scalar").shape.empty());
        QVERIFY(read->tensors.at("empty").values.empty());
        QCOMPARE(read->tensors.at("tiny").values[0], 5.9604645e-8F); // the smallest half: 2^-24
        QCOMPARE(read->tensors.at("tiny").values[2], 65504.0F);      // the largest one
        QCOMPARE(read->metadata.at("note"), std::string("made by the Python package"));
    }

    void hostileFilesAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        for (const Hostile& file : hostileFiles()) {
            QTest::newRow(file.name) << QByteArray(file.bytes.data(), static_cast<int>(file.bytes.size()));
        }
    }
    void hostileFilesAreRefused() {
        QFETCH(QByteArray, bytes);
        const testing::TemporaryFolder folder;
        const auto path = folder.write("bad.safetensors", bytes.toStdString());
        const Result<ModelState> read = readSafetensors(path);
        QVERIFY(!read.ok());
        QVERIFY(read.error().code == ErrorCode::ModelInvalid);
        QCOMPARE(read.error().file, path.string());
        QVERIFY(!read.error().oneLine().empty());
    }

    void everyTruncationIsRefused() {
        const testing::TemporaryFolder folder;
        QVERIFY(writeSafetensors(folder / "whole", sample()).ok());
        const std::string whole = contentOf(folder / "whole");
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const Result<ModelState> read = readSafetensors(folder.write("cut", whole.substr(0, length)));
            QVERIFY2(!read.ok(), std::to_string(length).c_str());
        }
    }

    void manyTensorsOnTheSameBytesFillNoMemory() {
        const testing::TemporaryFolder folder;
        constexpr int count = 4000;
        constexpr std::size_t bytes = 4U << 20U; // 16 GiB if each got its own copy
        std::string header = "{";
        for (int i = 0; i < count; ++i) {
            header += (i == 0 ? "\"t" : ",\"t") + std::to_string(i) +
                      "\":" + entry("F32", "[1048576]", "[0,4194304]");
        }
        const auto path = folder.write("bomb", fileOf(header + "}", std::string(bytes, '\0')));
        QVERIFY(!readSafetensors(path).ok());
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        QVERIFY2(usage.ru_maxrss < 1024L * 1024, "the reader took more than 1 GiB");
    }

    void missingFileSaysSo() {
        const testing::TemporaryFolder folder;
        const Result<ModelState> read = readSafetensors(folder / "none");
        QVERIFY(!read.ok());
        QVERIFY(read.error().code == ErrorCode::FileMissing);
    }

    void bothModesAreTakenApartAgain() {
        ModelState offline = sample();
        offline.metadata["causal"] = "false";
        ModelState causal = sample();
        causal.metadata["causal"] = "true";
        causal.tensors["a"].values = {7.0F};
        const ModelState joined = joinModes(offline, causal);
        QCOMPARE(modeOf(joined, false)->tensors.at("a").values, std::vector<float>{0.5F});
        QCOMPARE(modeOf(joined, true)->tensors.at("a").values, std::vector<float>{7.0F});
        QCOMPARE(modeOf(joined, true)->metadata.at("causal"), std::string("true"));
        QVERIFY(!modeOf(offline, true).ok()); // looks both ways: no model for a live view
        QVERIFY(modeOf(offline, false).ok());
    }
};

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
