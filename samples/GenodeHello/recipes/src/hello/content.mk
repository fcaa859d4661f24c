SRC_DIR = src/server/hello
include $(GENODE_DIR)/repos/base/recipes/src/content.inc
