// SPDX-License-Identifier: GPL-3.0-or-later
// What the launchers of several processes say in the environment.
#include "core/models/process_place.h"

#include <QTest>

#include <map>

using namespace vestigo;
using namespace vestigo::models;

namespace {

using Variables = std::map<std::string, std::string>;

Result<ProcessPlace> placeIn(const Variables& variables) {
    return processPlace([&variables](const char* name) {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional<std::string>(found->second);
    });
}

} // namespace

class ProcessPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aloneWithoutALauncher() {
        for (const Variables& variables : {Variables{}, Variables{{"RANK", "3"}},
                                           Variables{{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "1"}}}) {
            const auto place = placeIn(variables);
            QVERIFY(place.ok());
            QVERIFY(!place->together());
            QVERIFY(place->first());
        }
    }

    void launchersAreUnderstood() {
        const auto torchrun = placeIn(
            {{"RANK", "1"}, {"WORLD_SIZE", "4"}, {"MASTER_ADDR", "10.0.0.7"}, {"MASTER_PORT", "1234"}});
        QVERIFY(torchrun.ok());
        QCOMPARE(torchrun->rank, 1);
        QCOMPARE(torchrun->size, 4);
        QCOMPARE(torchrun->address, std::string("10.0.0.7"));
        QCOMPARE(torchrun->port, std::uint16_t(1234));

        const auto mpirun = placeIn({{"OMPI_COMM_WORLD_RANK", "0"},
                                     {"OMPI_COMM_WORLD_SIZE", "2"},
                                     {"OMPI_COMM_WORLD_LOCAL_SIZE", "2"}});
        QVERIFY(mpirun.ok());
        QCOMPARE(mpirun->size, 2);
        QCOMPARE(mpirun->address, std::string("127.0.0.1"));

        // A step of two within an allocation of eight.
        const auto slurm = placeIn({{"SLURM_PROCID", "1"},
                                    {"SLURM_STEP_NUM_TASKS", "2"},
                                    {"SLURM_NTASKS", "8"},
                                    {"SLURM_STEP_NODELIST", "node[03-05,9],other"}});
        QVERIFY(slurm.ok());
        QCOMPARE(slurm->size, 2);
        QCOMPARE(slurm->address, std::string("node03"));
        const auto plain =
            placeIn({{"SLURM_PROCID", "1"}, {"SLURM_NTASKS", "8"}, {"SLURM_JOB_NODELIST", "alpha,beta"}});
        QVERIFY(plain.ok());
        QCOMPARE(plain->size, 8);
        QCOMPARE(plain->address, std::string("alpha"));
    }

    void whatIsUnclearIsNamed_data() {
        QTest::addColumn<QString>("rank");
        QTest::addColumn<QString>("size");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("place");
        QTest::addRow("rank beyond") << "4"
                                     << "4"
                                     << "a"
                                     << "1"
                                     << "RANK";
        QTest::addRow("rank below") << "-1"
                                    << "4"
                                    << "a"
                                    << "1"
                                    << "RANK";
        QTest::addRow("rank empty") << ""
                                    << "4"
                                    << "a"
                                    << "1"
                                    << "RANK";
        QTest::addRow("size zero") << "0"
                                   << "0"
                                   << "a"
                                   << "1"
                                   << "WORLD_SIZE";
        QTest::addRow("size no number") << "0"
                                        << "2x"
                                        << "a"
                                        << "1"
                                        << "WORLD_SIZE";
        QTest::addRow("size too great") << "0"
                                        << "99999999999"
                                        << "a"
                                        << "1"
                                        << "WORLD_SIZE";
        QTest::addRow("nowhere") << "0"
                                 << "2"
                                 << ""
                                 << "1"
                                 << "MASTER_ADDR";
        QTest::addRow("port zero") << "0"
                                   << "2"
                                   << "a"
                                   << "0"
                                   << "MASTER_PORT";
        QTest::addRow("port beyond") << "0"
                                     << "2"
                                     << "a"
                                     << "65536"
                                     << "MASTER_PORT";
    }
    void whatIsUnclearIsNamed() {
        QFETCH(QString, rank);
        QFETCH(QString, size);
        QFETCH(QString, address);
        QFETCH(QString, port);
        QFETCH(QString, place);
        const auto read = placeIn({{"RANK", rank.toStdString()},
                                   {"WORLD_SIZE", size.toStdString()},
                                   {"MASTER_ADDR", address.toStdString()},
                                   {"MASTER_PORT", port.toStdString()}});
        QVERIFY(!read.ok());
        QCOMPARE(QString::fromStdString(read.error().place), place);
    }
};

QTEST_GUILESS_MAIN(ProcessPlaceTest)
#include "process_place_test.moc"
