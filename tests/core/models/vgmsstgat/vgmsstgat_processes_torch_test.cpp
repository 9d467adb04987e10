// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes train what one alone would train. The program starts itself: with "process FOLDER [STEP
// HOW]" it is one of those that train.
#include "core/models/learning/module_state.h"
#include "tests/core/models/vgmsstgat/drawn_samples.h"
#include "tests/support/temporary_folder.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <arpa/inet.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::models::vgmsstgat;
using namespace vestigo::testing;

namespace {

enum Ending : int { Trained = 0, Failed = 2, WasCancelled = 3, Killed = 9 };

/// Does something at a step.
class AtStep final : public ProgressSink {
public:
    AtStep(int step, std::function<void()> then)
        : step_(step)
        , then_(std::move(then)) {}
    void report(const Progress&) override {
        if (++count_ == step_) {
            then_();
        }
    }

private:
    int step_;
    std::function<void()> then_;
    int count_ = 0;
};

NetworkTrainingOptions options() {
    NetworkTrainingOptions made = quickOptions(3);
    made.batch = 4; // of 7 recordings: the last of an epoch are three
    made.threads = 1;
    return made;
}

Outcome<TrainedNetwork> train(const NetworkTrainingOptions& how, const std::filesystem::path& checkpoint,
                              const CancelToken& cancel, ProgressSink& progress) {
    return trainNetwork(tinySpec(), drawnSamples(1, 7), drawnSamples(2, 3), how, nullptr, checkpoint, nullptr,
                        {}, cancel, progress);
}

int trainAsProcess(int count, char** arguments) {
    const std::filesystem::path folder = arguments[2];
    const int step = count > 4 ? std::atoi(arguments[3]) : 0;
    const std::string how = count > 4 ? arguments[4] : "";
    CancelSource cancel;
    AtStep progress(step, [&] {
        if (how == "die") {
            std::_Exit(Killed);
        }
        cancel.cancel();
    });
    NetworkTrainingOptions own = options();
    own.learningRate = how == "differ" ? 1e-3 : own.learningRate;
    auto done = train(own, folder / "checkpoint", cancel.token(), progress);
    if (!done.finished()) {
        std::puts(done.failed() ? done.error().oneLine().c_str() : "cancelled");
        return done.failed() ? Failed : WasCancelled;
    }
    const std::string name = std::string("weights.") + std::getenv("RANK");
    return writeSafetensors(folder / name, stateOf(*done.value().network)).ok() ? Trained : Failed;
}

/// A port that nobody uses.
int freePort() {
    const int handle = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    const bool bound = bind(handle, reinterpret_cast<sockaddr*>(&address), length) == 0 &&
                       getsockname(handle, reinterpret_cast<sockaddr*>(&address), &length) == 0;
    close(handle);
    return bound ? ntohs(address.sin_port) : 0;
}

struct End {
    int code = -1;
    QString said;
};

/// Two processes; what the second does besides.
std::array<End, 2> twoProcesses(const std::filesystem::path& folder, const QStringList& ofSecond = {}) {
    const int port = freePort();
    std::array<QProcess, 2> processes;
    for (int rank = 0; rank < 2; ++rank) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("RANK", QString::number(rank));
        environment.insert("WORLD_SIZE", "2");
        environment.insert("MASTER_ADDR", "127.0.0.1");
        environment.insert("MASTER_PORT", QString::number(port));
        QProcess& process = processes[static_cast<std::size_t>(rank)];
        process.setProcessEnvironment(environment);
        QStringList arguments{"process", QString::fromStdString(folder.string())};
        process.start(QCoreApplication::applicationFilePath(), rank == 1 ? arguments + ofSecond : arguments);
    }
    std::array<End, 2> ends;
    for (std::size_t i = 0; i < 2; ++i) {
        if (processes[i].waitForFinished(120'000)) {
            ends[i] = {processes[i].exitStatus() == QProcess::NormalExit ? processes[i].exitCode() : -2,
                       QString::fromUtf8(processes[i].readAllStandardOutput())};
        } else {
            processes[i].kill();
            processes[i].waitForFinished();
        }
    }
    return ends;
}

} // namespace

class VgmsstgatProcessesTorchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        SilentProgress progress;
        auto done = train(options(), {}, {}, progress);
        QVERIFY(done.finished());
        alone_ = stateOf(*done.value().network);
    }

    void twoComeToTheWeightsOfOne() {
        const TemporaryFolder folder;
        const auto ends = twoProcesses(folder.path());
        QVERIFY2(ends[0].code == Trained && ends[1].code == Trained, qPrintable(ends[0].said + ends[1].said));
        for (const char* name : {"weights.0", "weights.1"}) {
            expectAlone(folder / name);
        }
    }

    /// One process is lost without a word; the others end, and go on later.
    void oneThatDiesEndsTheOtherAndTheyGoOn() {
        const TemporaryFolder folder;
        const auto ends = twoProcesses(folder.path(), {"3", "die"});
        QCOMPARE(ends[1].code, int(Killed));
        QCOMPARE(ends[0].code, int(Failed));
        QVERIFY2(ends[0].said.contains("lost each other"), qPrintable(ends[0].said));
        QVERIFY(std::filesystem::exists(folder / "checkpoint"));
        const auto again = twoProcesses(folder.path());
        QVERIFY2(again[0].code == Trained && again[1].code == Trained,
                 qPrintable(again[0].said + again[1].said));
        expectAlone(folder / "weights.1");
    }

    void oneThatIsCancelledEndsTheOther() {
        const TemporaryFolder folder;
        const auto ends = twoProcesses(folder.path(), {"3", "cancel"});
        QCOMPARE(ends[1].code, int(WasCancelled));
        QCOMPARE(ends[0].code, int(Failed));
        QVERIFY2(ends[0].said.contains("was cancelled"), qPrintable(ends[0].said));
    }

    void otherOptionsAreRefused() {
        const TemporaryFolder folder;
        const auto ends = twoProcesses(folder.path(), {"1", "differ"});
        for (const End& end : ends) {
            QCOMPARE(end.code, int(Failed));
            QVERIFY2(end.said.contains("different recordings or settings"), qPrintable(end.said));
        }
    }

private:
    void expectAlone(const std::filesystem::path& file) const {
        const auto read = readSafetensors(file);
        QVERIFY(read.ok());
        QCOMPARE(read->tensors.size(), alone_.tensors.size());
        for (const auto& [name, tensor] : alone_.tensors) {
            QVERIFY2(read->tensors.at(name).values == tensor.values, name.c_str());
        }
    }

    ModelState alone_;
};

int main(int count, char** arguments) {
    if (count > 2 && std::strcmp(arguments[1], "process") == 0) {
        return trainAsProcess(count, arguments);
    }
    QCoreApplication application(count, arguments);
    VgmsstgatProcessesTorchTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "vgmsstgat_processes_torch_test.moc"
