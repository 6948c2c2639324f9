# Puts texts into a program: `template` is C++ with @TEXT_1@, @TEXT_2@ … where the files' contents stand as string
# literals. Made anew whenever one of them changes.
function(onetrip_embed target template)
    set(number 0)
    foreach(file ${ARGN})
        math(EXPR number "${number} + 1")
        file(READ ${CMAKE_CURRENT_SOURCE_DIR}/${file} content)
        set(TEXT_${number} "R\"onetrip(${content})onetrip\"")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    endforeach()
    string(REGEX REPLACE "\\.in$" "" output ${template})
    configure_file(${CMAKE_CURRENT_SOURCE_DIR}/${template} ${CMAKE_CURRENT_BINARY_DIR}/${output} @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${output})
endfunction()
