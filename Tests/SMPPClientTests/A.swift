import SMPPClient
