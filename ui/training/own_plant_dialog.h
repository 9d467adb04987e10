// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtWidgets/QDialog>

#include <array>
#include <optional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace vestigo::ui_training {

/// The steps of fitting a model to a plant, in their order.
enum class PlantStep { Recordings, Calibrate, FineTune, Compare, Adopt };
constexpr int plantSteps = 5;

/// How a step stands.
struct PlantStepState {
    bool possible = false; ///< it can be begun now
    bool done = false;
    QString text; ///< what came of it, or what it needs
};

/// One row of the comparison, as it is shown.
struct PlantFigureRow {
    QString name;
    QStringList values;   ///< yours, in use, difference, its interval, random, constant
    bool tellable = true; ///< false: the interval holds 0, no difference can be told
};

/// Your plant: guides from a folder of recordings to a model that is adopted. Does nothing itself. Closed
/// while a step runs it is only hidden.
class OwnPlantDialog : public QDialog {
    Q_OBJECT
public:
    explicit OwnPlantDialog(QWidget* parent = nullptr);

    QString folder() const;
    void setFolder(const QString& folder);
    /// The model that it begins with; empty: the one in use.
    QString base() const;
    bool causal() const;
    void setInUse(const QString& text, bool canGoBack);
    void setStep(PlantStep step, const PlantStepState& state);
    void setComparison(const std::vector<PlantFigureRow>& rows);
    void setRunning(bool running);
    void setProgress(const QString& stage, const QString& item, double overall);
    void showError(const Error& error);
    void showNote(const QString& text);

Q_SIGNALS:
    void folderChosen(const QString& folder);
    void baseChosen(const QString& model);
    void stepRequested(vestigo::ui_training::PlantStep step);
    void stopRequested();
    void backRequested();
    /// The language is another one: what was told is to be told again.
    void languageChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QLabel* title = nullptr;
        QLabel* text = nullptr;
        QPushButton* button = nullptr;
        PlantStepState state;
    };
    void makeRows(QGridLayout* grid);
    void makeTable();
    void connectAll();
    void layOut();
    void retranslate();
    void refresh();
    void askForFolder();
    void askForBase();

    QLineEdit* folder_;
    QPushButton* chooseFolder_;
    QLineEdit* base_;
    QPushButton* chooseBase_;
    QLabel* folderTitle_;
    QLabel* baseTitle_;
    std::array<Row, plantSteps> rows_;
    QComboBox* mode_;
    QTableWidget* table_;
    QLabel* inUse_;
    QPushButton* back_;
    QLabel* note_;
    QProgressBar* progress_;
    QPushButton* stop_;
    QPushButton* close_;
    bool running_ = false;
    bool notesProgress_ = false; ///< the note says what is being done
    bool canGoBack_ = false;
};

} // namespace vestigo::ui_training
