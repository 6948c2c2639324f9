// Of mbedtls, what core/material/pdf_password.cpp calls. Tables that are not computed at run time, and only one of
// four.

#define MBEDTLS_AES_C
#define MBEDTLS_AES_FEWER_TABLES
#define MBEDTLS_AES_ROM_TABLES
#define MBEDTLS_ARC4_C
#define MBEDTLS_CIPHER_MODE_CBC
#define MBEDTLS_MD5_C
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA512_C
