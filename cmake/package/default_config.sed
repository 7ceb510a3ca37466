# SPDX-License-Identifier: Apache-2.0
# Makes the configuration that is installed from the one that docs/configuration.md shows: every key with its default,
# commented out.
/^## Configuration file/,/^## /!d
/^```toml/,/^```$/!d
/^```toml/c\
# Configuration of depesha, see depesha.toml(5). Read by the nightly run (depesha.service).\
#\
# What is commented out is the default. To set a key, take away the comment sign before it.\

/^```/d
s/^[a-z]/#&/
