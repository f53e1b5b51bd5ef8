# Each step must pass before the next: install, configure, build, run.
set(PREFIX ${WORK}/installed)
set(CONSUMER ${WORK}/consumer)
file(REMOVE_RECURSE ${PREFIX} ${CONSUMER})

execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
# The same compiler and flags: a library with a sanitizer needs a program with it.
execute_process(
    COMMAND ${CMAKE_COMMAND} -S ${SOURCE} -B ${CONSUMER} -G ${GENERATOR} -D CMAKE_PREFIX_PATH=${PREFIX}
            -D CMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_FLAGS=${FLAGS}" -D CMAKE_BUILD_TYPE=${BUILD_TYPE}
            COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${CONSUMER} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CONSUMER}/consumer ${SCENARIO} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PREFIX}/bin/koers --versie COMMAND_ERROR_IS_FATAL ANY)
