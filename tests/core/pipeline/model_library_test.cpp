// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/model_library.h"

#include "core/base/hash.h"
#include "core/models/model_state.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <fstream>
#include <iterator>

using namespace vestigo;
using namespace vestigo::pipeline;
using vestigo::testing::TemporaryFolder;

namespace {

/// A file that is a model as far as a library looks.
std::filesystem::path modelFile(const TemporaryFolder& folder, const std::string& name,
                                const std::string& engine = "kmeans") {
    models::ModelState state;
    state.metadata["engine"] = engine;
    state.metadata["name"] = name;
    state.tensors["t"] = {{1}, {1.0F}};
    const auto file = folder / (name + ".safetensors");
    return models::writeSafetensors(file, state) ? file : std::filesystem::path();
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

std::string nameInUse(const ModelLibrary& library) {
    const auto model = library.inUse();
    return !model ? "error" : *model ? (*model)->name : "";
}

} // namespace

class ModelLibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAdoptedModelIsCopiedInAndInUse() {
        const TemporaryFolder folder;
        ModelLibrary library(folder / "data/models");
        QCOMPARE(nameInUse(library), std::string());
        const auto file = modelFile(folder, "first");
        const auto adopted = library.adopt(file, R"({"figures":1})");
        QVERIFY2(adopted.finished(), adopted.failed() ? adopted.error().oneLine().c_str() : "");
        std::filesystem::remove(file); // our copy is enough
        const auto used = library.inUse();
        QVERIFY(used && *used);
        QCOMPARE((*used)->sha256, adopted.value().sha256);
        QCOMPARE(sha256OfFile((*used)->file).value(), (*used)->sha256);
        QCOMPARE((*used)->from, file.string());
        QCOMPARE((*used)->engine, std::string("kmeans"));
        QVERIFY(!(*used)->adoptedAt.empty());
        QCOMPARE(contentOf((*used)->comparison), std::string(R"({"figures":1})"));
    }

    void theWayBackLeadsThroughAllThatWereInUse() {
        const TemporaryFolder folder;
        ModelLibrary library(folder / "models");
        for (const char* name : {"first", "second", "third"}) {
            QVERIFY(library.adopt(modelFile(folder, name), {}).finished());
        }
        QCOMPARE(nameInUse(library), std::string("third"));
        QVERIFY(library.goBack());
        QCOMPARE(nameInUse(library), std::string("second"));
        QVERIFY(library.adopt(modelFile(folder, "fourth"), {}).finished());
        QVERIFY(library.goBack());
        QCOMPARE(nameInUse(ModelLibrary(folder / "models")), std::string("second")); // not the third
        QVERIFY(library.goBack());
        QVERIFY(library.goBack());
        QCOMPARE(nameInUse(library), std::string());
        QVERIFY(!library.goBack());
        const auto history = library.history();
        QVERIFY(history);
        QCOMPARE(history->size(), std::size_t(4)); // nothing is forgotten
        for (const AdoptedModel& model : *history) {
            QVERIFY(std::filesystem::exists(model.file));
        }
    }

    void whatIsNoModelIsNotAdopted() {
        const TemporaryFolder folder;
        ModelLibrary library(folder / "models");
        QVERIFY(library.adopt(modelFile(folder, "good"), {}).finished());
        QVERIFY(library.adopt(folder / "nowhere", {}).failed());
        QVERIFY(library.adopt(folder.write("text", "no model"), {}).failed());
        const auto foreign = library.adopt(modelFile(folder, "foreign", "crystal-ball"), {});
        QVERIFY(foreign.failed());
        QVERIFY(foreign.error().oneLine().find("foreign.safetensors") != std::string::npos);
        QCOMPARE(nameInUse(library), std::string("good"));
        CancelSource source;
        source.cancel();
        QVERIFY(library.adopt(modelFile(folder, "late"), {}, source.token()).cancelled());
        QCOMPARE(nameInUse(library), std::string("good"));
    }

    /// Killed between the copy and the history: the file lies there, and what was in use still is.
    void aCopyWithoutItsRecordChangesNothing() {
        const TemporaryFolder folder;
        ModelLibrary library(folder / "models");
        QVERIFY(library.adopt(modelFile(folder, "good"), {}).finished());
        const auto other = modelFile(folder, "other");
        std::filesystem::copy_file(other,
                                   folder / ("models/" + sha256OfFile(other).value() + ".safetensors"));
        folder.write("models/history.json.part-x", "{");
        QCOMPARE(nameInUse(library), std::string("good"));
        QVERIFY(library.adopt(other, {}).finished());
        QCOMPARE(nameInUse(library), std::string("other"));
    }

    void aDamagedHistoryIsAnErrorAndIsNotOverwritten() {
        const TemporaryFolder folder;
        ModelLibrary library(folder / "models");
        for (const char* bad :
             {"{", R"({"format":"x","current":0,"adopted":[]})",
              R"({"format":"vestigo-model-library","version":1,"current":3,"adopted":[]})",
              R"({"format":"vestigo-model-library","version":1,"current":0,"adopted":[{"sha256":"../../etc",)"
              R"("engine":"kmeans","before":-1}]})"}) {
            const auto file = folder.write("models/history.json", bad);
            QVERIFY(!library.inUse());
            QVERIFY(library.adopt(modelFile(folder, "m"), {}).failed());
            QVERIFY(!library.goBack());
            QCOMPARE(contentOf(file), std::string(bad));
        }
    }

    void givenGoesBeforeAdoptedAndAdoptedOnlyForItsEngine() {
        const TemporaryFolder folder;
        ModelLibrary library(folder / "models");
        using Source = ModelInUse::Source;
        auto model = modelInUse({}, "kmeans", library);
        QVERIFY(model && model->source == Source::None && model->file.empty());
        QVERIFY(library.adopt(modelFile(folder, "own"), {}).finished());
        model = modelInUse({}, "kmeans", library);
        QVERIFY(model && model->source == Source::Adopted);
        model = modelInUse({}, {}, library);
        QVERIFY(model && model->source == Source::Adopted && model->engine == "kmeans");
        model = modelInUse({}, "vg-ms-st-gat", library);
        QVERIFY(model && model->source != Source::Adopted);
        model = modelInUse(folder / "given", "kmeans", library);
        QVERIFY(model && model->source == Source::Given && model->file == folder / "given");
        std::filesystem::remove(library.inUse().take()->file);
        const auto gone = modelInUse({}, "kmeans", library);
        QVERIFY(!gone); // not silently another model
        QVERIFY(modelInUse({}, "kmeans", ModelLibrary(std::filesystem::path()))->file.empty());
    }
};

QTEST_APPLESS_MAIN(ModelLibraryTest)
#include "model_library_test.moc"
