TARGET = hello_client
SRC_CC = main.cc
LIBS   = base
