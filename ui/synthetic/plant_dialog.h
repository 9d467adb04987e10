// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QString>
#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace vestigo::ui_synthetic {

/// What kind of data set is wanted.
struct PlantWishes {
    QString folder;     ///< to be made
    QString size;       ///< "tiny", "standard", "full"
    int recordings = 0; ///< 0: as the size says
    double seconds = 0; ///< of a recording; 0: as the size says
    quint64 seed = 1;
    bool normalOnly = false;
    bool videos = true;
};

/// Asks for a synthetic plant; draws nothing itself. Nothing can be begun while the folder cannot be made.
class PlantDialog : public QDialog {
    Q_OBJECT
public:
    explicit PlantDialog(QWidget* parent = nullptr);

    PlantWishes wishes() const;
    void setRunning(bool running);
    void setProgress(const QString& item, double overall);
    /// What kept the last one from being finished.
    void showError(const Error& error);
    /// It was stopped; so many recordings are there.
    void showStopped();

    void done(int result) override;

Q_SIGNALS:
    void startRequested(const vestigo::ui_synthetic::PlantWishes& wishes);
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeForm();
    void retranslate();
    void askForFolder();
    void refresh();
    QString folderFault() const;

    QFormLayout* form_;
    QLineEdit* folder_;
    QPushButton* choose_;
    QComboBox* size_;
    QSpinBox* recordings_;
    QDoubleSpinBox* seconds_;
    QSpinBox* seed_;
    QCheckBox* normalOnly_;
    QCheckBox* videos_;
    QLabel* note_;
    QProgressBar* progress_;
    QPushButton* start_;
    QPushButton* close_;
    QWidget* fields_;
    bool running_ = false;
};

} // namespace vestigo::ui_synthetic
