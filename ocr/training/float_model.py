#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the weights of an int8 LSTM model into floats, so that lstmtraining can go on from it.

usage: float_model.py IN.lstm OUT.lstm [LAYER CELLS]
       IN: the lstm component that combine_tessdata -u takes out of a .traineddata
       LAYER CELLS: gives an LSTM layer more cells, "Lfx128 192", that count nothing until the model is trained, and
       makes the weights of the output small, so that what training adds to them survives the way back to int8

The layout is that of Network::Serialize and its kin of Tesseract 5 (src/lstm/): a tree of layers, each with its type by
name, its flags and its sizes; a fast model keeps each weight as int8 with one scale a row. All numbers are little-endian.
"""
import struct
import sys

import numpy as np

PLUMBING = {"Parallel", "Replicated", "ParBidiLSTM", "DepParUDLSTM", "Par2dLSTM", "Series", "RTLReversed", "TTBReversed",
            "XYTranspose"}
FULLY_CONNECTED = {"Logistic", "LinLogistic", "LinTanh", "Tanh", "Relu", "Linear", "Softmax", "SoftmaxNoCTC"}
INT8, ADAM, DOUBLE = 1, 4, 128  # flags of a weight matrix
LAYER_RATES = 64                # flag of a network whose layers have learning rates of their own
INT8_TRAINING = 1               # flag of the recognizer


# The output of Debian's models has weights up to 65, so that a step of int8 is 0.3 and more: what some thousand iterations
# of training add is rounded away (18 % CER as floats became 76 % as int8). Order of the outputs does not change.
CALM = 0.2


class Model:
    """Copies a model from bytes to bytes, layer by layer."""

    def __init__(self, data, widened="", cells=0):
        self.data, self.at, self.out = data, 0, bytearray()
        self.widened, self.cells, self.added, self.count = widened, cells, 0, 0
        self.rng = np.random.default_rng(2026)

    def read(self, form):
        size = struct.calcsize("<" + form)
        taken = self.data[self.at:self.at + size]
        if len(taken) != size:
            raise ValueError("the model ends too early")
        self.at += size
        return struct.unpack("<" + form, taken)

    def write(self, form, *values):
        self.out += struct.pack("<" + form, *values)

    def copy(self, form):
        values = self.read(form)
        self.write(form, *values)
        return values

    def read_text(self):
        return self.read(f"{self.read('I')[0]}s")[0].decode()

    def write_text(self, text):
        self.write(f"I{len(text)}s", len(text), text.encode())

    def renamed(self, text):
        return text.replace(self.widened, f"{self.widened[:3]}{self.cells}") if self.widened else text

    def weights(self, grown=lambda weights: weights):
        (mode,) = self.read("B")
        if not mode & DOUBLE or not mode & INT8:
            raise ValueError("the weights are not int8: this is no fast model of Tesseract 4 or 5")
        rows, columns, _ = self.read("iib")  # the third is what an array gives for places outside it
        whole = np.frombuffer(self.read(f"{rows * columns}s")[0], np.int8).reshape(rows, columns).astype(np.float64)
        (count,) = self.read("I")
        scales = np.frombuffer(self.read(f"{8 * count}s")[0], "<f8")
        weights = grown(whole * scales[:rows, None])
        self.count += weights.size
        self.write("Biid", mode & ~INT8, *weights.shape, 0.0)
        self.out += weights.astype("<f8").tobytes()

    def layer(self):
        """One layer and, where it is plumbing, those in it."""
        (old_type,) = self.copy("B")
        if old_type != 0:
            raise ValueError("the model is older than Tesseract 4")
        kind = self.read_text()
        self.write_text(kind)
        state, backward, flags, inputs, outputs, _ = self.read("BBiiii")
        name = self.read_text()
        grows = name == self.widened
        before, at, more = self.count, len(self.out), self.added
        self.added = self.cells - outputs if grows else 0
        self.write("BBiiii", state, backward, flags, inputs + more, self.cells if grows else outputs, 0)
        self.write_text(self.renamed(name))
        self.body(kind, flags, inputs, outputs, more)
        struct.pack_into("<i", self.out, at + 14, self.count - before)

    def body(self, kind, flags, inputs, outputs, more):
        if kind == "Input":
            self.copy("20s")
        elif kind in ("Convolve", "Maxpool", "Reconfig"):
            self.copy("8s")
        elif kind in PLUMBING:
            self.plumbing(flags)
        elif kind in FULLY_CONNECTED:
            calm = CALM if self.widened and kind == "Softmax" else 1.0
            self.weights(lambda weights: calm * self.with_inputs(weights, more))
        elif kind in ("LSTM", "SummLSTM"):
            (sources,) = self.read("i")
            self.write("i", sources + self.added)
            for _ in range(5 if sources == inputs + 2 * outputs else 4):
                self.weights(lambda weights: self.with_cells(weights, self.added))
        else:
            raise ValueError(f"layer {kind} is not known")

    def plumbing(self, flags):
        for _ in range(self.copy("I")[0]):
            self.layer()
        if flags & LAYER_RATES:
            (rates,) = self.copy("I")
            self.copy(f"{4 * rates}s")

    @staticmethod
    def with_inputs(weights, more):
        """Inputs that count nothing yet, before the bias."""
        return np.insert(weights, [weights.shape[1] - 1] * more, 0.0, axis=1)

    def with_cells(self, weights, more):
        """Cells with small weights at random, to which the old ones do not listen yet."""
        if more == 0:
            return weights
        weights = self.with_inputs(weights, more)
        return np.vstack([weights, self.rng.normal(0.0, 0.08, (more, weights.shape[1]))])

    def convert(self):
        self.layer()
        self.write_text(self.renamed(self.read_text()))
        (flags,) = self.read("i")
        self.write("i", flags & ~INT8_TRAINING)
        self.copy("iiifff")
        if self.at != len(self.data):
            raise ValueError("something follows the model")
        return bytes(self.out)


def main(source, target, layer="", cells="0"):
    with open(source, "rb") as file:
        converted = Model(file.read(), layer, int(cells)).convert()
    with open(target, "wb") as file:
        file.write(converted)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
