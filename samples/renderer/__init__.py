# SPDX-License-Identifier: Apache-2.0
"""Sets texts as worn typescript and scans them. Only numpy and Pillow; the same pixels on every machine.

Pixel arithmetic keeps to + - * / and comparisons: exp, sin and the like differ in the last bit between processors.
"""
