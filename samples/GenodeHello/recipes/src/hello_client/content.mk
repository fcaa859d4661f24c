SRC_DIR = src/app/hello_client
include $(GENODE_DIR)/repos/base/recipes/src/content.inc
